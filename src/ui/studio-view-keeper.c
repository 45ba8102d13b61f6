/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-view-keeper.h"

#include "studio-compare-actions.h"
#include "studio-compare-page.h"
#include "studio-window-actions.h"
#include "studio-window-state.h"

/* How long what is shown may be another before it is written down. */
#define DELAY_MS 1000

#define SOURCE_KEY "studio-view-keeper"

static void
collect_shown (StudioWindowParts *parts, StudioLastView *view)
{
  StudioCanvasPose pose = studio_canvas_get_pose (studio_viewer_get_canvas (parts->viewer));

  view->shown = studio_viewer_get_record_id (parts->viewer);
  view->zoom_mode = (StudioLastZoom) pose.mode;
  view->zoom = pose.zoom;
  view->x = pose.x;
  view->y = pose.y;
}

/* The last of them, where there are many. */
static void
collect_strip (StudioQueue *queue, StudioLastView *view)
{
  g_autoptr (GArray) kept = studio_compare_actions_dup_kept (queue);

  if (kept->len > STUDIO_LAST_VIEW_MAX_STRIP)
    g_array_remove_range (kept, 0, kept->len - STUDIO_LAST_VIEW_MAX_STRIP);
  g_array_append_vals (view->strip, kept->data, kept->len);
}

static void
collect_compared (StudioDeck *deck, StudioLastView *view)
{
  GtkWidget *page = studio_deck_get_page (deck);

  if (!STUDIO_IS_COMPARE_PAGE (page))
    return;
  g_autoptr (GArray) ids = studio_compare_page_dup_ids (STUDIO_COMPARE_PAGE (page));
  g_array_append_vals (view->compared, ids->data, ids->len);
  view->compare_mode = studio_compare_area_get_mode (
      studio_compare_page_get_area (STUDIO_COMPARE_PAGE (page)));
}

/* A gallery that nobody looked at is as it was the last time. */
static void
collect_gallery (StudioWindow *window, StudioGalleryPage *page, StudioLastView *view)
{
  const StudioLastView *last = studio_session_get_last_view (studio_window_get_session (window));

  if (page != NULL)
    {
      studio_gallery_page_collect (page, view);
      return;
    }
  if (last == NULL)
    return;
  g_free (view->search);
  view->search = g_strdup (last->search);
  view->first = last->first;
  g_array_append_vals (view->selected, last->selected->data, last->selected->len);
}

/**
 * studio_view_keeper_keep:
 * @window: a window
 *
 * Writes down what @window shows, for the next start; nothing where its library was not opened, for
 * then nobody knows what is there.
 */
void
studio_view_keeper_keep (StudioWindow *window)
{
  StudioWindowParts parts = studio_window_get_parts (window);
  StudioSession *session = studio_window_get_session (window);

  if (g_object_get_data (G_OBJECT (window), SOURCE_KEY) == NULL)
    return;
  StudioLastView *view = studio_last_view_new ();
  collect_shown (&parts, view);
  collect_strip (studio_session_get_queue (session), view);
  collect_gallery (window, parts.gallery_page, view);
  collect_compared (parts.deck, view);
  studio_session_keep_last_view (session, view);
}

static void
delay_over_cb (gpointer data)
{
  StudioWindow *window = data;
  guint *source = g_object_get_data (G_OBJECT (window), SOURCE_KEY);

  *source = 0;
  studio_window_state_save (window);
  studio_view_keeper_keep (window);
}

static void
changed_cb (StudioWindow *window)
{
  guint *source = g_object_get_data (G_OBJECT (window), SOURCE_KEY);

  if (*source == 0)
    *source = g_timeout_add_once (DELAY_MS, delay_over_cb, window);
}

static void
free_source (gpointer data)
{
  guint *source = data;

  g_clear_handle_id (source, g_source_remove);
  g_free (source);
}

static void
follow (StudioWindow *window, gpointer object, const char *signal)
{
  g_signal_connect_object (object, signal, G_CALLBACK (changed_cb), window, G_CONNECT_SWAPPED);
}

static void
look_as_before (StudioWindow *window, const StudioLastView *view)
{
  const StudioCanvasPose pose = {
    .mode = (StudioCanvasMode) view->zoom_mode,
    .zoom = view->zoom,
    .x = view->x,
    .y = view->y,
  };

  studio_canvas_set_pose (studio_viewer_get_canvas (studio_window_get_parts (window).viewer),
                          &pose);
}

static StudioJob *
find_job (GListModel *queue, gint64 id)
{
  for (guint i = 0; i < g_list_model_get_n_items (queue); i++)
    {
      g_autoptr (StudioJob) job = g_list_model_get_item (queue, i);
      if (studio_job_get_record_id (job) == id && studio_job_get_state (job) == STUDIO_RECORD_KEPT)
        return g_steal_pointer (&job);
    }
  return NULL;
}

static void
restore_shown (StudioWindow *window, const StudioLastView *view)
{
  StudioSession *session = studio_window_get_session (window);
  StudioRecord *record = studio_session_get_last_shown (session);

  if (record == NULL)
    return;
  g_autoptr (StudioJob) job = find_job (G_LIST_MODEL (studio_session_get_queue (session)),
                                        studio_record_get_id (record));
  if (job != NULL)
    studio_window_show_job (window, job);
  else
    studio_stage_show_record (studio_window_get_parts (window).stage, record);
  look_as_before (window, view);
}

static void
restore (StudioWindow *window)
{
  const StudioLastView *view = studio_session_get_last_view (studio_window_get_session (window));

  if (view == NULL)
    return;
  restore_shown (window, view);
  if (view->compared->len < 2)
    return;
  StudioComparePage *page = studio_compare_actions_show (
      window, (const gint64 *) (gpointer) view->compared->data, view->compared->len, NULL);
  studio_compare_page_set_mode (page, (StudioCompareMode) view->compare_mode);
}

/**
 * studio_view_keeper_follow_gallery:
 * @window: a window that has a gallery page
 *
 * Shows there what was shown the last time, once it is known, and keeps what is shown from then on.
 */
void
studio_view_keeper_follow_gallery (StudioWindow *window)
{
  StudioGalleryPage *page = studio_window_get_parts (window).gallery_page;
  const StudioLastView *view = studio_session_get_last_view (studio_window_get_session (window));

  if (page == NULL || g_object_get_data (G_OBJECT (window), SOURCE_KEY) == NULL)
    return;
  if (view != NULL)
    studio_gallery_page_restore (page, view);
  follow (window, page, "looked");
}

/**
 * studio_view_keeper_start:
 * @window: a window whose library was opened, and that shows nothing of it yet
 *
 * Shows what was shown when the program ended, as far as it is still there, and keeps what is shown
 * from now on: a second after it changed, so that not even a crash loses one’s place.
 */
void
studio_view_keeper_start (StudioWindow *window)
{
  StudioWindowParts parts = studio_window_get_parts (window);

  if (g_object_get_data (G_OBJECT (window), SOURCE_KEY) != NULL)
    return;
  restore (window);
  g_object_set_data_full (G_OBJECT (window), SOURCE_KEY, g_new0 (guint, 1), free_source);
  studio_view_keeper_follow_gallery (window);
  follow (window, studio_session_get_queue (studio_window_get_session (window)), "job-ended");
  follow (window, studio_session_get_queue (studio_window_get_session (window)), "items-changed");
  follow (window, parts.viewer, "notify::record-id");
  follow (window, studio_viewer_get_canvas (parts.viewer), "moved");
  follow (window, parts.view_stack, "notify::visible-child-name");
  follow (window, parts.deck, "notify::page");
  follow (window, window, "notify::default-width");
  follow (window, window, "notify::default-height");
  follow (window, window, "notify::maximized");
}
