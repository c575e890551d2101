"""Mediators as of the day of a wire report, in each view, and Plotly only where a reader asks for it."""


def test_who_mediates_on_the_day_and_how_and_plotly_only_for_the_network(reader):
    """The mediators were the United States, Qatar and Egypt; the last round was held in Doha on 15 and 16 August."""
    asked = []
    reader.page.on("request", lambda request: asked.append(request.url))
    page = reader.open("/mediators?as_of=2024-08-21")
    head = page.locator(".parley-roles thead th").all_inner_texts()
    mediating = {
        row.locator("th").inner_text()
        for row in page.locator(".parley-roles tbody tr").all()
        if any(
            row.locator("td").nth(head.index(role) - 1).inner_text() != "·"
            for role in ("Communicator", "Formulator")
        )
    }
    assert mediating == {"United States", "Qatar", "Egypt"}

    with reader.rerun():
        page.get_by_role("radio", name="Rounds").click()
    newest = page.locator(".parley-rounds > li").first
    assert newest.locator("h4").inner_text() == "Doha talks of August 2024"
    assert newest.locator("dd").first.inner_text() == "Qatar, Egypt, United States"
    assert "15Aug2024to16Aug2024·Doha" in "".join(newest.inner_text().split())
    with reader.rerun():
        page.get_by_role("radio", name="Workload").click()
    assert not [url for url in asked if "plotly" in url.lower()]

    with reader.rerun():
        page.get_by_role("radio", name="Channels").click()
    page.locator(".js-plotly-plot .legend").wait_for()
    assert [url for url in asked if "plotly" in url.lower()]
    names = page.locator(".js-plotly-plot .textpoint").all_text_contents()
    assert {"United States", "Qatar", "Egypt", "Israel", "Hamas"} <= set(names)
    assert "Talks, only through mediators" in page.locator(".js-plotly-plot .legend").text_content()

    place = page.locator(".js-plotly-plot .textpoint", has_text="Türkiye").bounding_box()
    page.mouse.move(place["x"] + place["width"] / 2, place["y"] + place["height"] + 8)
    page.locator(".js-plotly-plot .hovertext").wait_for()
    with reader.rerun():
        page.mouse.click(place["x"] + place["width"] / 2, place["y"] + place["height"] + 8)
    assert page.get_by_role("dialog").locator("h2").last.inner_text() == "Türkiye"
    assert reader.elsewhere == []
    assert reader.errors == []
