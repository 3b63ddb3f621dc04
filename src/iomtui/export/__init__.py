"""The Edition as HTML: pages for a browser, and sheets to print."""
