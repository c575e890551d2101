"""A page's views: one is shown at a time, and it stands in the address."""

from tests.browser.visit import parameters


def chosen(page):
    return page.get_by_role("radio", checked=True).all_inner_texts()


def test_the_view_stands_in_the_address_and_leaves_with_its_page(reader):
    page = reader.open("/data?view=Codebook")
    assert chosen(page) == ["Codebook"]
    with reader.rerun():
        page.get_by_role("radio", name="Method").click()
    assert parameters(page) == {"view": ["Method"]}
    with reader.rerun():
        page.get_by_role("link", name="Events", exact=True).click()
    page.wait_for_url("**/events")  # the view's parameter is gone
    assert chosen(page) == ["Reading"]
    page = reader.open("/data?view=Grid")
    assert chosen(page) == ["Coverage"]
    assert (
        "view: “Grid” is not a view of this page; it was left out." in page.get_by_role("alert").inner_text()
    )
