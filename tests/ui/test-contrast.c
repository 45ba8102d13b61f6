/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-contrast.h"
#include "studio-ui-fixture.h"

/* The style of a widget changes with the next frame that is drawn of it. */
static gboolean
has_line (gpointer widget)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  gdk_paintable_snapshot (paintable, snapshot, 100, 40);
  g_autoptr (GskRenderNode) node = gtk_snapshot_free_to_node (snapshot);
  if (node == NULL)
    return FALSE;
  g_autoptr (GBytes) bytes = gsk_render_node_serialize (node);
  return g_strstr_len (
             g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), "inset-shadow")
         != NULL;
}

static void
test_lines (void)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  GtkWidget *chip = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (chip, "chip");
  gtk_widget_set_size_request (chip, 100, 40);
  GtkWidget *window = studio_ui_test_present (chip, 200, 100);

  g_assert_true (adw_style_manager_get_high_contrast (manager));
  g_assert_false (has_line (chip));
  studio_contrast_follow (manager);
  studio_test_wait_until (has_line, chip);
  studio_ui_test_destroy (window, chip);
}

static void
add_tests (void)
{
  g_test_add_func ("/contrast/lines", test_lines);
}

int
main (int argc, char **argv)
{
  g_setenv ("ADW_DEBUG_HIGH_CONTRAST", "1", TRUE);
  return studio_ui_test_run (argc, argv, add_tests);
}
