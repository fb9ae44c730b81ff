definition-title = Definition
