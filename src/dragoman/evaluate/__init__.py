"""The reader measured against what a person found in the same texts, layer by layer.

Takes annotated texts, or two annotations of the same texts; gives figures and every difference. Changes nothing.
"""
