"""What a reader's browser fetches for the front page, compressed, all in; and how soon its globe stands."""

from __future__ import annotations

from playwright.sync_api import CDPSession, sync_playwright

from bench.globe import FLAGS


def front_page(port: int, language: str, browser_path: str = "/usr/bin/chromium") -> tuple[dict[str, int], float]:
    """Bytes over the wire by address, and milliseconds until the globe was ready, in a browser with nothing kept."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=FLAGS)
        page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
        bytes_of = _watched(page.context.new_cdp_session(page))
        page.add_init_script("addEventListener('globe:ready', (event) => { window.globeReady = event.detail.ms; });")
        page.goto(f"http://127.0.0.1:{port}/{language}/")
        page.wait_for_selector("figure.globe[data-ready=true]")
        page.wait_for_load_state("networkidle")
        ready = float(page.evaluate("window.globeReady"))
        browser.close()
    return bytes_of, ready


def _watched(session: CDPSession) -> dict[str, int]:
    names: dict[str, str] = {}
    bytes_of: dict[str, int] = {}
    session.send("Network.enable")
    session.on("Network.requestWillBeSent", lambda event: names.setdefault(event["requestId"], event["request"]["url"]))
    session.on(
        "Network.loadingFinished",
        lambda event: bytes_of.__setitem__(names.get(event["requestId"], "?"), int(event["encodedDataLength"])),
    )
    return bytes_of
