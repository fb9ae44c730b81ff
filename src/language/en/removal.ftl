## The dialogs

# {$entity} is what the entity is called.
removal-delete = Delete { $entity }
removal-unregister = Unregister { $entity }
removal-unregister-location = Unregister a location
removal-cancel = Cancel
removal-advanced = Advanced

## One entity

removal-delete-entity = Delete entity
removal-deleting = Deleting…
removal-deleted = Deleted { $entity }
removal-orphan = No location leads to this entity any more, so that it gets no updates. Once it is deleted it stays away; there is no way back from here.
removal-again-embedded = Deleted, it stays away until something in the catalog is refreshed or the portal is loaded again: nothing is deleted for good in a catalog that is read from files.
removal-again = Deleted, it may come back whenever the catalog reads its sources again.
# {$origin} is the element that shows an address.
removal-alone = This entity came through { $origin }, which is not a registered location. So there is nothing to unregister; the entity can only be deleted by itself.
removal-alone-unseen = This entity came through { $origin }. You may not see whether that is a registered location, so that the entity can only be deleted by itself.
removal-alone-forbidden = This entity came through { $origin }, a registered location that you may not unregister. The entity can be deleted by itself.
# In the place of the address.
removal-unknown-origin = an unknown place
removal-bootstrap = The configuration of the catalog names this entity, so that it cannot be unregistered here. To be rid of it, take it out of the configuration.
removal-entity-alone = Deletes this entity alone; its location stays registered.

## A registered location, with all that came through it

# {$location} is the element that shows its address, in a line of its own.
removal-location-goes = The location { $location } is unregistered.
removal-entities-go =
    { $total ->
        [one] { $total } entity came through it and leaves the catalog:
       *[other] { $total } entities came through it and leave the catalog:
    }
removal-all-goes = What came through it leaves the catalog:
removal-unregister-this = Unregister location
removal-unregistering = Unregistering…
removal-unregistered = Unregistered { $location }
removal-undo = Undo
removal-registered-again = Registered again: { $location }
removal-registered-again-later = Registered again: { $location }. Its entities are back once the catalog has read it.
