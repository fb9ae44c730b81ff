## A part of the portal that comes when it is first needed

lazy-failed = This part of the portal could not be loaded
lazy-failed-advice = It is loaded when it is first needed. Check the connection, then try again.
