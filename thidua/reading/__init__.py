"""Reading: a plan document goes in, its facts come out, each with its place in the text.

Stages, each a package that can be tested alone: `load` (file to lines and tables),
`mend` (paragraphs and tables whole again), `outline` (head, numbered tree, foot,
annexes), `extract` (facts), `check` (findings); `pipeline` runs them. Conventions of
official documents that several stages need stand in `conventions`, word lists in
`lexicon`. No stage knows a certain document.
"""
