# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Ultra Studio developers
"""Another program with a window from which things are dragged and on which they are dropped:
drag_partner.py FILE|TEXT. Prints the id of its window, then what is dropped, a line for each."""

import os
import sys

import gi

gi.require_version("Gdk", "4.0")
gi.require_version("Gtk", "4.0")
gi.require_version("GdkX11", "4.0")
from gi.repository import Gdk, GdkX11, Gio, GLib, GObject, Gtk  # noqa: E402  (after require_version)


def provide(word):
    if not os.path.exists(word):
        return Gdk.ContentProvider.new_for_value(GObject.Value(GObject.TYPE_STRING, word))
    uri = Gio.File.new_for_path(word).get_uri() + "\r\n"
    return Gdk.ContentProvider.new_for_bytes("text/uri-list", GLib.Bytes.new(uri.encode()))


def drop_cb(target, value, x, y):
    for file in value.get_files():
        print(file.get_uri(), flush=True)
    return True


def main():
    Gtk.init()
    window = Gtk.Window(title="Another Program", default_width=200, default_height=200)
    source = Gtk.DragSource(actions=Gdk.DragAction.COPY, content=provide(sys.argv[1]))
    target = Gtk.DropTarget.new(Gdk.FileList, Gdk.DragAction.COPY)
    target.connect("drop", drop_cb)
    label = Gtk.Label(label="Drag or drop", hexpand=True, vexpand=True)
    label.add_controller(source)
    label.add_controller(target)
    window.set_child(label)
    window.present()
    print(GdkX11.X11Surface.get_xid(window.get_surface()), flush=True)
    GLib.MainLoop().run()


main()
