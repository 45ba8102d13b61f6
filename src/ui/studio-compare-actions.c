/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-compare-actions.h"

#include "studio-compare-facts.h"
#include "studio-window-actions.h"
#include "studio-wording-page.h"

#include <glib/gi18n-lib.h>

#define TRAY_KEY "studio-compare-tray"

/* What was put aside to be compared, the latest last. */
static GArray *
get_tray (GtkWidget *window)
{
  GArray *tray = g_object_get_data (G_OBJECT (window), TRAY_KEY);

  if (tray == NULL)
    {
      tray = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_object_set_data_full (G_OBJECT (window), TRAY_KEY, tray, (GDestroyNotify) g_array_unref);
    }
  return tray;
}

static void
close_page_action (GtkWidget *widget,
                   G_GNUC_UNUSED const char *name,
                   G_GNUC_UNUSED GVariant *parameter)
{
  studio_deck_pop (studio_window_get_parts (STUDIO_WINDOW (widget)).deck);
}

static void
gone_cb (GtkWidget *window)
{
  gtk_widget_activate_action (window, "win.close-page", NULL);
}

static void
toast_tray (GtkWidget *widget, GArray *tray)
{
  AdwToast *toast;

  if (tray->len == 1)
    toast = adw_toast_new (_ ("Add another image to compare it with"));
  else
    {
      g_autofree char *title = g_strdup_printf (
          ngettext ("%'u image to compare", "%'u images to compare", tray->len), tray->len);
      toast = adw_toast_new (title);
      adw_toast_set_button_label (toast, _ ("_Compare"));
      adw_toast_set_action_name (toast, "win.compare-shown");
    }
  studio_window_add_toast (STUDIO_WINDOW (widget), toast);
}

/* One more than there is room for takes the place of the first. */
static void
add_action (GtkWidget *widget, G_GNUC_UNUSED const char *name, GVariant *parameter)
{
  GArray *tray = get_tray (widget);
  gint64 id = g_variant_get_int64 (parameter);

  for (guint i = tray->len; i > 0; i--)
    if (g_array_index (tray, gint64, i - 1) == id)
      g_array_remove_index (tray, i - 1);
  if (tray->len == STUDIO_COMPARE_MAX)
    g_array_remove_index (tray, 0);
  g_array_append_val (tray, id);
  toast_tray (widget, tray);
}

/* The image on show, and the one of this session before it, or after it. */
static GArray *
dup_shown_pair (StudioWindowParts *parts, StudioQueue *queue)
{
  g_autoptr (GArray) kept = studio_compare_actions_dup_kept (queue);
  GArray *pair = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 shown = parts->viewer == NULL ? 0 : studio_viewer_get_record_id (parts->viewer);
  gint64 other = 0;

  for (guint i = 0; i < kept->len; i++)
    {
      gint64 id = g_array_index (kept, gint64, i);
      gboolean is_before = i + 1 < kept->len && g_array_index (kept, gint64, i + 1) == shown;
      if (id != shown && (other == 0 || is_before || shown == 0))
        other = id;
      if (is_before)
        break;
    }
  if (shown == 0 || other == 0)
    return pair;
  g_array_append_val (pair, other);
  g_array_append_val (pair, shown);
  return pair;
}

/* What was chosen, else what was put aside, else the image on show and its neighbour. */
static void
compare_action (GtkWidget *widget, G_GNUC_UNUSED const char *name, GVariant *parameter)
{
  StudioWindow *window = STUDIO_WINDOW (widget);
  StudioWindowParts parts = studio_window_get_parts (window);
  g_autoptr (GArray) pair = dup_shown_pair (
      &parts, studio_session_get_queue (studio_window_get_session (window)));
  GArray *tray = get_tray (widget);
  gsize n_ids = 0;
  const gint64 *ids = g_variant_get_fixed_array (parameter, &n_ids, sizeof *ids);

  if (n_ids >= 2)
    studio_compare_actions_show (window, ids, (guint) n_ids, NULL);
  else if (tray->len >= 2)
    studio_compare_actions_show (window, (const gint64 *) (gpointer) tray->data, tray->len, NULL);
  else if (pair->len >= 2)
    studio_compare_actions_show (window, (const gint64 *) (gpointer) pair->data, pair->len, NULL);
  else
    studio_window_add_toast (window, adw_toast_new (_ ("Choose two to four images to compare")));
}

static void
compare_shown_action (GtkWidget *widget,
                      G_GNUC_UNUSED const char *name,
                      G_GNUC_UNUSED GVariant *parameter)
{
  StudioWindowParts parts = studio_window_get_parts (STUDIO_WINDOW (widget));
  const char *view = adw_view_stack_get_visible_child_name (parts.view_stack);
  g_autoptr (GVariant) none = g_variant_ref_sink (
      g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, NULL, 0, sizeof (gint64)));

  if (g_strcmp0 (view, "gallery") == 0 && parts.gallery_page != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parts.gallery_page), "gallery.compare", NULL);
  else
    gtk_widget_activate_action_variant (widget, "win.compare-all", none);
}

/**
 * studio_compare_actions_install:
 * @klass: the class of StudioWindow
 *
 * Gives the window the actions that compare images, and the one that closes such a page.
 */
void
studio_compare_actions_install (GtkWidgetClass *klass)
{
  g_type_ensure (STUDIO_TYPE_DECK);
  gtk_widget_class_install_action (klass, "win.compare-all", "ax", compare_action);
  gtk_widget_class_install_action (klass, "win.compare-add", "x", add_action);
  gtk_widget_class_install_action (klass, "win.compare-shown", NULL, compare_shown_action);
  gtk_widget_class_install_action (klass, "win.close-page", NULL, close_page_action);
}

/**
 * studio_compare_actions_dup_kept:
 * @queue: a session's queue
 *
 * Returns: (transfer full) (element-type gint64): the images that this session has made and kept,
 *   the oldest first
 */
GArray *
studio_compare_actions_dup_kept (StudioQueue *queue)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (queue)); i++)
    {
      g_autoptr (StudioJob) job = g_list_model_get_item (G_LIST_MODEL (queue), i);
      gint64 id = studio_job_get_record_id (job);
      if (studio_job_get_state (job) == STUDIO_RECORD_KEPT && id > 0)
        g_array_append_val (ids, id);
    }
  return ids;
}

/**
 * studio_compare_actions_show:
 * @window: a window
 * @ids: (array length=n_ids): images, of which the first %STUDIO_COMPARE_MAX are shown
 * @n_ids: how many, at least two
 * @titles: (nullable): what each is called, in place of a letter
 *
 * Opens the page that compares them, and forgets what was put aside.
 *
 * Returns: (transfer none): the page
 */
StudioComparePage *
studio_compare_actions_show (StudioWindow *window,
                             const gint64 *ids,
                             guint n_ids,
                             const char *const *titles)
{
  GtkWidget *page = studio_compare_page_new (
      studio_window_get_session (window), ids, MIN (n_ids, STUDIO_COMPARE_MAX), titles);

  g_signal_connect_object (page, "gone", G_CALLBACK (gone_cb), window, G_CONNECT_SWAPPED);
  g_array_set_size (get_tray (GTK_WIDGET (window)), 0);
  StudioDeck *deck = studio_window_get_parts (window).deck;
  if (STUDIO_IS_WORDING_PAGE (studio_deck_get_page (deck)))
    studio_deck_push_over (deck, page);
  else
    studio_deck_push (deck, page);
  return STUDIO_COMPARE_PAGE (page);
}
