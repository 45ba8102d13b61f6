/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-file-filters.h"

#include <glib/gi18n-lib.h>

/**
 * studio_file_filters_new:
 *
 * Texts are among them: parameters are handed on as such.
 *
 * Returns: (transfer full): what can be opened and all files, #GtkFileFilter
 */
GListModel *
studio_file_filters_new (void)
{
  static const char *const types[] = { "image/png",  "image/jpeg",       "image/webp",
                                       "text/plain", "application/json", NULL };
  GListStore *filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) images = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (images, _ ("Images and Parameters"));
  for (gsize i = 0; types[i] != NULL; i++)
    gtk_file_filter_add_mime_type (images, types[i]);
  gtk_file_filter_set_name (all, _ ("All Files"));
  gtk_file_filter_add_pattern (all, "*");
  g_list_store_append (filters, images);
  g_list_store_append (filters, all);
  return G_LIST_MODEL (filters);
}
