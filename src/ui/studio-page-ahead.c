/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-page-ahead.h"

#include "studio-gallery-page.h"
#include "studio-turns.h"

#define PLACE_KEY "studio-page-ahead-place"
#define TIMER_KEY "studio-page-ahead-timer"

/* libadwaita keeps transitions still for the first 250 ms, and has all style looked up once more
 * when it lets them go: the less there is by then, the better. */
#define DELAY_MS 400

static void
make_page (AdwBin *place)
{
  if (adw_bin_get_child (place) == NULL)
    adw_bin_set_child (place, g_object_new (STUDIO_TYPE_GALLERY_PAGE, NULL));
}

/* What was never on the screen passes for visible with those who have it read out. */
static void
set_hidden (AdwBin *place, gboolean hidden)
{
  gtk_accessible_update_state (GTK_ACCESSIBLE (place), GTK_ACCESSIBLE_STATE_HIDDEN, hidden, -1);
}

static gboolean
make_page_of (GtkWidget *window)
{
  AdwBin *place = g_object_get_data (G_OBJECT (window), PLACE_KEY);
  GtkWidget *page = adw_bin_get_child (place);

  if (page != NULL)
    return studio_gallery_page_make_next (STUDIO_GALLERY_PAGE (page));
  set_hidden (place, TRUE);
  make_page (place);
  return G_SOURCE_CONTINUE;
}

static void
stop (gpointer timer)
{
  g_source_destroy (timer);
  g_source_unref (timer);
}

static gboolean
begin_cb (gpointer window)
{
  g_object_set_data (G_OBJECT (window), TIMER_KEY, NULL);
  studio_turns_add_by_frame (window, make_page_of);
  return G_SOURCE_REMOVE;
}

/**
 * studio_page_ahead_prepare:
 * @window: the window of the application
 * @place: where the page belongs, in @window
 *
 * Makes the page of the gallery before it is asked for, a piece after each of some frames to come:
 * making it takes longer than a turn of the main loop may. In its place, though it is not to be
 * seen there yet, the style of a piece is looked up with the frame that follows it.
 */
void
studio_page_ahead_prepare (GtkWidget *window, AdwBin *place)
{
  g_return_if_fail (GTK_IS_WIDGET (window));
  g_return_if_fail (ADW_IS_BIN (place));
  GSource *timer = g_timeout_source_new (DELAY_MS);

  g_object_set_data (G_OBJECT (window), PLACE_KEY, place);
  g_source_set_callback (timer, begin_cb, window, NULL);
  g_source_attach (timer, NULL);
  g_object_set_data_full (G_OBJECT (window), TIMER_KEY, timer, stop);
}

/**
 * studio_page_ahead_take:
 * @place: where the page belongs
 *
 * Returns: (transfer none): the page that is in its place, made now if it was not made ahead
 */
GtkWidget *
studio_page_ahead_take (AdwBin *place)
{
  g_return_val_if_fail (ADW_IS_BIN (place), NULL);
  make_page (place);
  set_hidden (place, FALSE);
  return adw_bin_get_child (place);
}
