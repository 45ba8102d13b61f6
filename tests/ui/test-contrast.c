/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-contrast.h"
#include "studio-ui-fixture.h"

#include <string.h>

/* The nodes that a widget is drawn with. */
static char *
draw (GtkWidget *widget)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  gdk_paintable_snapshot (paintable, snapshot, 100, 40);
  g_autoptr (GskRenderNode) node = gtk_snapshot_free_to_node (snapshot);
  if (node == NULL)
    return g_strdup ("");
  g_autoptr (GBytes) bytes = gsk_render_node_serialize (node);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* The style of a widget changes with the next frame that is drawn of it. */
static gboolean
has_line (gpointer widget)
{
  g_autofree char *nodes = draw (widget);

  return strstr (nodes, "inset-shadow") != NULL;
}

static gboolean
has_ring (gpointer widget)
{
  g_autofree char *nodes = draw (widget);

  return strstr (nodes, "outset-shadow") != NULL;
}

/* Small letters over an image are less faint than elsewhere. */
static gboolean
is_legible (gpointer widget)
{
  g_autofree char *nodes = draw (widget);
  const char *opacity = strstr (nodes, "opacity: ");

  return opacity != NULL && g_ascii_strtod (opacity + strlen ("opacity: "), NULL) > 0.75;
}

static GtkWidget *
create_part (const char *name, const char *first, const char *second)
{
  const char *const classes[] = { first, second, NULL };
  GtkWidget *part = g_object_new (GTK_TYPE_BOX, "css-name", name, "css-classes", classes, NULL);

  gtk_widget_set_size_request (part, 100, 40);
  return part;
}

/* What only a tint tells from what it lies on; cards have a line of libadwaita's. */
static void
test_lines (void)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  GtkWidget *tile = create_part ("checkbutton", "ratio-tile", NULL);
  GtkWidget *parts[] = {
    create_part ("box", "chip", NULL),           create_part ("box", "compare-cell", "active"),
    create_part ("box", "tag-chip", NULL),       create_part ("label", "lineage-here", NULL),
    create_part ("box", "filmstrip-tile", NULL), create_part ("box", "file-problem", NULL),
    create_part ("box", "billed-note", NULL),    tile
  };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *other = create_part ("checkbutton", "ratio-tile", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    gtk_box_append (GTK_BOX (box), parts[i]);
  gtk_box_append (GTK_BOX (box), other);
  gtk_widget_set_state_flags (tile, GTK_STATE_FLAG_CHECKED, FALSE);
  GtkWidget *window = studio_ui_test_present (box, 200, 600);

  g_assert_true (adw_style_manager_get_high_contrast (manager));
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    g_assert_false (has_line (parts[i]));
  studio_contrast_follow (manager);
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    studio_test_wait_until (has_line, parts[i]);
  g_assert_false (has_line (other));
  studio_ui_test_destroy (window, box);
}

/* The line of a tile does not take the place of the ring that says which one is selected. */
static void
test_selected (void)
{
  GtkWidget *strip = create_part ("listview", "filmstrip", NULL);
  GtkWidget *row = create_part ("row", "activatable", NULL);
  GtkWidget *tile = create_part ("box", "filmstrip-tile", NULL);

  gtk_box_append (GTK_BOX (row), tile);
  gtk_box_append (GTK_BOX (strip), row);
  GtkWidget *window = studio_ui_test_present (strip, 200, 200);

  studio_contrast_follow (adw_style_manager_get_default ());
  studio_test_wait_until (has_line, tile);
  gtk_widget_set_state_flags (row, GTK_STATE_FLAG_SELECTED, FALSE);
  studio_test_wait_until (has_ring, tile);
  studio_ui_test_destroy (window, strip);
}

static void
test_letters_over_images (void)
{
  GtkWidget *pill = create_part ("box", "osd", NULL);
  GtkWidget *label = gtk_label_new ("7.2 s");

  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (GTK_BOX (pill), label);
  GtkWidget *window = studio_ui_test_present (pill, 200, 200);

  studio_test_wait_until (is_legible, label);
  studio_ui_test_destroy (window, pill);
}

static void
add_tests (void)
{
  g_test_add_func ("/contrast/lines", test_lines);
  g_test_add_func ("/contrast/selected", test_selected);
  g_test_add_func ("/contrast/letters-over-images", test_letters_over_images);
}

int
main (int argc, char **argv)
{
  g_setenv ("ADW_DEBUG_HIGH_CONTRAST", "1", TRUE);
  return studio_ui_test_run (argc, argv, add_tests);
}
