"""Wrong characters in Chinese: what a word sounds and looks like, and which words stand together.

`characters` serves everybody; the rest needs the word list of the extra perflint[typos].
"""
