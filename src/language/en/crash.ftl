## Said when the program has stopped. Nothing can be filled in.

crash-portal = The portal has stopped because of a mistake of its own. Reload the page; the browser's console says more.
# In a page of somebody else's, which shows a part of the portal.
crash-part = This part of the portal has stopped because of a mistake of its own. Reload the page; the browser's console says more.
