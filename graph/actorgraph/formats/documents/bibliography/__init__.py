"""The sources of a store as a bibliography: CSL-JSON, BibTeX and RIS, as reference managers such as Zotero have them."""
