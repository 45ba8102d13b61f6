/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-connect-field.h"

/**
 * studio_connect_field_show:
 * @row: (type GtkWidget): an entry row of a form
 * @error: (nullable): what went wrong
 * @codes: (array zero-terminated=1): the errors that this row can mend
 *
 * Marks the row as wrong, says why to assistive technology and takes the focus there, or takes the
 * mark away.
 *
 * Returns: whether @error is about this row
 */
gboolean
studio_connect_field_show (gpointer row, const GError *error, const StudioErrorCode *codes)
{
  gboolean invalid = FALSE;
  for (guint i = 0; codes[i] != 0; i++)
    invalid = invalid || g_error_matches (error, STUDIO_ERROR, (int) codes[i]);

  if (invalid)
    gtk_widget_add_css_class (row, "error");
  else
    gtk_widget_remove_css_class (row, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (row),
                               GTK_ACCESSIBLE_STATE_INVALID,
                               invalid ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, invalid ? error->message : "", -1);
  if (invalid)
    gtk_widget_grab_focus (row);
  return invalid;
}
