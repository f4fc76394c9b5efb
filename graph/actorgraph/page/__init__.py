"""The page: one HTML file that draws a case and answers a click with the words of the sources.

A page is made in one order, and nothing goes back: `view` picks what is shown, as pure data; `places` finds
where everything lies, with `label` for the names and ``layout/`` for the rest; `drawing` makes a finished
network of pyvis of both, with `appearance` for shapes and colours; `page` writes it through the files of
``template/`` and ``scripts/``, with `data` for what the scripts read. Nothing on a page is loaded.
"""
