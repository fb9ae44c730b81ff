## Entities that came into the catalog together

colocated-entities = Entities
colocated-more = Show { $more } more of { $rest }
