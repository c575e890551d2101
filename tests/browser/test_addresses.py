"""Each address opened first, on a server that has served nothing yet."""

import pytest

ADDRESSES = {
    "/": "Overview",
    "/travel": "Travel",
    "/mediators": "Mediators",
    "/conditions": "Conditions",
    "/events": "Events",
    "/briefing": "Briefing",
    "/data": "Data",
}


@pytest.mark.parametrize(("address", "title"), ADDRESSES.items())
def test_address_opened_first_on_a_fresh_server(address, title, start_server, start_visit):
    server = start_server()
    reader = start_visit(server)

    page = reader.open(address)

    boxes = page.get_by_test_id("stException").all_inner_texts()
    assert boxes == [], server.log()
    assert page.get_by_role("dialog").all_inner_texts() == []
    assert page.locator("h1").all_inner_texts() == [title]
    assert reader.errors == []
    assert reader.elsewhere == []
