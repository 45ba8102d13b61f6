/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-cull-actions.h"

#include "studio-compare-actions.h"
#include "studio-cull-page.h"
#include "studio-window-actions.h"

#include <glib/gi18n-lib.h>

/* Nobody sorts through more at a time, and each of them is in memory as a number. */
#define MAX_IMAGES 10000

#define LEAVE_FULLSCREEN_KEY "studio-cull-leave-fullscreen"

static void
starred_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StudioWindow) window = user_data;
  g_autoptr (GError) error = NULL;

  if (!studio_session_change_finish (STUDIO_SESSION (source), result, &error))
    studio_window_show_error (window, error);
}

static void
apply (StudioWindow *window, StudioCull *cull)
{
  guint n_stars = 0;
  guint n_trash = 0;
  g_autofree gint64 *stars = studio_cull_dup_ids (cull, STUDIO_CULL_STAR, &n_stars);
  g_autofree gint64 *trash = studio_cull_dup_ids (cull, STUDIO_CULL_TRASH, &n_trash);

  for (guint i = 0; i < n_stars; i++)
    studio_session_set_starred_async (
        studio_window_get_session (window), stars[i], TRUE, starred_cb, g_object_ref (window));
  if (n_trash == 0)
    return;
  g_autoptr (GVariant) ids = g_variant_ref_sink (
      g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, trash, n_trash, sizeof *trash));
  gtk_widget_activate_action_variant (GTK_WIDGET (window), "win.trash-all", ids);
}

static void
finished_cb (StudioWindow *window, gboolean agreed, StudioCullPage *page)
{
  g_autoptr (StudioCull) cull = g_object_ref (studio_cull_page_get_cull (page));

  studio_deck_pop (studio_window_get_parts (window).deck);
  if (agreed)
    apply (window, cull);
}

/* Whichever way the page goes. */
static void
page_gone_cb (GtkWindow *window)
{
  if (g_object_steal_data (G_OBJECT (window), LEAVE_FULLSCREEN_KEY) != NULL)
    gtk_window_unfullscreen (window);
}

static void
cull_action (GtkWidget *widget, G_GNUC_UNUSED const char *name, GVariant *parameter)
{
  StudioWindow *window = STUDIO_WINDOW (widget);
  StudioSession *session = studio_window_get_session (window);
  g_autoptr (GArray) made = studio_compare_actions_dup_kept (studio_session_get_queue (session));
  gsize n_ids = 0;
  const gint64 *ids = g_variant_get_fixed_array (parameter, &n_ids, sizeof *ids);

  if (n_ids < 2)
    {
      ids = (const gint64 *) (gpointer) made->data;
      n_ids = made->len;
    }
  if (n_ids == 0)
    {
      studio_window_add_toast (
          window, adw_toast_new (_ ("Make some images, or select some in the gallery")));
      return;
    }
  GtkWidget *page = studio_cull_page_new (session, ids, (guint) MIN (n_ids, MAX_IMAGES));
  g_signal_connect_object (page, "finished", G_CALLBACK (finished_cb), window, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "destroy", G_CALLBACK (page_gone_cb), window, G_CONNECT_SWAPPED);
  if (!gtk_window_is_fullscreen (GTK_WINDOW (window)))
    {
      g_object_set_data (G_OBJECT (window), LEAVE_FULLSCREEN_KEY, window);
      gtk_window_fullscreen (GTK_WINDOW (window));
    }
  studio_deck_push (studio_window_get_parts (window).deck, page);
}

static void
cull_shown_action (GtkWidget *widget,
                   G_GNUC_UNUSED const char *name,
                   G_GNUC_UNUSED GVariant *parameter)
{
  StudioWindowParts parts = studio_window_get_parts (STUDIO_WINDOW (widget));
  const char *view = adw_view_stack_get_visible_child_name (parts.view_stack);
  g_autoptr (GVariant) none = g_variant_ref_sink (
      g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, NULL, 0, sizeof (gint64)));

  if (g_strcmp0 (view, "gallery") == 0 && parts.gallery_page != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parts.gallery_page), "gallery.cull", NULL);
  else
    gtk_widget_activate_action_variant (widget, "win.cull-all", none);
}

/**
 * studio_cull_actions_install:
 * @klass: the class of StudioWindow
 *
 * Gives the window the actions that sort through what is selected, or through what this session has
 * made.
 */
void
studio_cull_actions_install (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.cull-all", "ax", cull_action);
  gtk_widget_class_install_action (klass, "win.cull", NULL, cull_shown_action);
}
