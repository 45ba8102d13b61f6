/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-aspect-ratio-picker.h"
#include "studio-canvas.h"
#include "studio-compare-handle.h"
#include "studio-rating-bar.h"
#include "studio-split-handle.h"
#include "studio-ui-fixture.h"

/* What has the keys, as its style sees it: by the names and classes of it and of what it is in. */
typedef struct
{
  const char *parent;
  const char *parent_class;
  const char *name;
  const char *class;
} Part;

static GBytes *
draw (GtkWidget *widget)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  gdk_paintable_snapshot (
      paintable, snapshot, gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  g_autoptr (GskRenderNode) node = gtk_snapshot_free_to_node (snapshot);
  return node == NULL ? g_bytes_new (NULL, 0) : gsk_render_node_serialize (node);
}

typedef struct
{
  GtkWidget *window;
  GBytes *before;
} Look;

static gboolean
looks_otherwise (gpointer data)
{
  const Look *look = data;
  g_autoptr (GBytes) now = draw (look->window);

  return !g_bytes_equal (now, look->before);
}

static gboolean
looks_the_same (gpointer data)
{
  return !looks_otherwise (data);
}

/* The flags are set by hand: a window that is not at work gives them to nobody. */
static void
assert_seen (GtkWidget *child, GtkWidget *widget)
{
  const GtkStateFlags flags = GTK_STATE_FLAG_FOCUSED | GTK_STATE_FLAG_FOCUS_VISIBLE
                              | GTK_STATE_FLAG_FOCUS_WITHIN;
  GtkWidget *window = studio_ui_test_present (child, 300, 200);
  Look look = { .window = child };

  gtk_window_set_focus (GTK_WINDOW (window), NULL);
  gtk_widget_unset_state_flags (widget, flags);
  gtk_test_widget_wait_for_draw (window);
  look.before = draw (child);
  gtk_widget_set_state_flags (widget, flags, FALSE);
  studio_test_wait_until (looks_otherwise, &look);
  gtk_widget_unset_state_flags (widget, flags);
  studio_test_wait_until (looks_the_same, &look);
  g_bytes_unref (look.before);
  studio_ui_test_destroy (window, child);
}

static GtkWidget *
wrap (GtkWidget *widget)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_set_margin_top (widget, 20);
  gtk_widget_set_margin_start (widget, 20);
  gtk_widget_set_size_request (widget, 60, 40);
  gtk_box_append (GTK_BOX (box), widget);
  return box;
}

static void
assert_own (GtkWidget *widget, GType part)
{
  GtkWidget *child = wrap (widget);
  GtkWidget *focused = part == G_TYPE_NONE ? widget : studio_ui_test_find (widget, part, NULL);

  g_assert_true (gtk_widget_get_focusable (focused));
  assert_seen (child, focused);
}

static void
test_own (void)
{
  assert_own (g_object_new (STUDIO_TYPE_CANVAS, NULL), G_TYPE_NONE);
  assert_own (g_object_new (STUDIO_TYPE_SPLIT_HANDLE, NULL), G_TYPE_NONE);
  assert_own (studio_compare_handle_new (), G_TYPE_NONE);
  assert_own (g_object_new (STUDIO_TYPE_ASPECT_RATIO_PICKER, NULL), GTK_TYPE_CHECK_BUTTON);
  assert_own (g_object_new (STUDIO_TYPE_RATING_BAR, NULL), GTK_TYPE_BUTTON);
}

static GtkWidget *
create_part (const char *name, const char *class)
{
  const char *const classes[] = { class, NULL };

  return g_object_new (GTK_TYPE_BOX, "css-name", name, "css-classes", classes, NULL);
}

static void
test_parts (void)
{
  static const Part parts[] = {
    { "gallery", NULL, "tile", NULL },
    { "listview", "filmstrip", "row", NULL },
    { "listview", "lineage", "row", NULL },
    { "listview", "palette", "row", NULL },
    { "listview", "calls", "row", NULL },
    { "box", "chip", "button", "flat" },
    { "box", "tag-chip", "button", "flat" },
    { "box", "prompt-holder", "box", "prompt-card" },
    { "box", "wording-holder", "button", "wording-place" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      GtkWidget *parent = create_part (parts[i].parent, parts[i].parent_class);
      GtkWidget *part = create_part (parts[i].name, parts[i].class);

      g_test_message ("%s %s", parts[i].parent_class, parts[i].name);
      gtk_widget_set_size_request (part, 60, 40);
      gtk_box_append (GTK_BOX (parent), part);
      assert_seen (wrap (parent), part);
    }
}

static void
add_tests (void)
{
  g_test_add_func ("/focus-visible/own", test_own);
  g_test_add_func ("/focus-visible/parts", test_parts);
}

int
main (int argc, char **argv)
{
  return studio_ui_test_run (argc, argv, add_tests);
}
