/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-page-ahead.h"

#include "studio-gallery-page.h"
#include "studio-turns.h"

#define PAGE_KEY "studio-page-ahead"
#define TAKEN_KEY "studio-page-ahead-taken"

static gboolean
make_page (GtkWidget *window)
{
  if (g_object_get_data (G_OBJECT (window), PAGE_KEY) == NULL
      && g_object_get_data (G_OBJECT (window), TAKEN_KEY) == NULL)
    g_object_set_data_full (G_OBJECT (window),
                            PAGE_KEY,
                            g_object_ref_sink (g_object_new (STUDIO_TYPE_GALLERY_PAGE, NULL)),
                            g_object_unref);
  return G_SOURCE_REMOVE;
}

/**
 * studio_page_ahead_prepare:
 * @window: the window of the application
 *
 * Makes the page of the gallery after a frame to come, before it is asked for: making it takes as
 * long as a turn of the main loop may.
 */
void
studio_page_ahead_prepare (GtkWidget *window)
{
  g_return_if_fail (GTK_IS_WIDGET (window));
  studio_turns_add_by_frame (window, make_page);
}

/**
 * studio_page_ahead_take:
 * @window: the window of the application
 *
 * To be called once; none is made ahead from then on.
 *
 * Returns: (transfer full): the page that was made ahead, or a new one
 */
GtkWidget *
studio_page_ahead_take (GtkWidget *window)
{
  g_return_val_if_fail (GTK_IS_WIDGET (window), NULL);
  make_page (window);
  g_object_set_data (G_OBJECT (window), TAKEN_KEY, window);
  return g_object_steal_data (G_OBJECT (window), PAGE_KEY);
}
