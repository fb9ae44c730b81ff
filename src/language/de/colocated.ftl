## Einträge, die zusammen in den Katalog kamen

colocated-entities = Einträge
colocated-more = { $more } von { $rest } weiteren zeigen
