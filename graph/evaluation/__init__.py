"""Evaluation: how well the extraction agrees with what a careful reader found (a gold file), and first gold files.

A gold file is one JSON object a document; its format is that of `chuanyu annotate`. The figures are micro-averaged
precision, recall and F1 for each kind of fact; what a gold file marks optional is neither right nor wrong.
"""
