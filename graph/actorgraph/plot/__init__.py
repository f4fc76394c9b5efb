"""A case as a static picture for a paper. Needs ``actorgraph[plot]``, which is imported when a picture is drawn."""
