markdown-show-all = Show all of it
# A table in a description, for those who do not see that it is one.
markdown-table = Table
