# The tab of an API that shows its definition.
definition-title = Definition
