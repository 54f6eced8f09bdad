"""Opens an XLIFF as Weblate does, edits every target around its codes, sets a state and saves.

usage: edit_in_toolkit.py IN OUT STATE
"""

import sys

from translate.storage.xliff2 import Xliff2File

source, destination, state = sys.argv[1:]
store = Xliff2File.parsefile(source)
for unit in store.units:
    rich = unit.rich_target
    for element in rich:
        for node in element.depth_first():
            node.sub = [text.upper() if isinstance(text, str) else text for text in node.sub]
    unit.rich_target = rich
    unit.addnote("looked at", origin="translator")
    unit.xmlelement.set("state", state)
store.savefile(destination)
print(len(store.units), store.sourcelanguage, store.targetlanguage)
