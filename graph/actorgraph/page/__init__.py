"""The page: one HTML file that draws a case and answers a click with the words of the sources.

`view` picks what is shown, as pure data; `look` says how a kind of thing is drawn; `label` breaks and
measures names; `layout` finds the places; `page` puts it all into the files of ``template/``, through
pyvis. Nothing on the page is loaded from elsewhere.
"""
