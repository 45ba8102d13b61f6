/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-trash-actions.h"

#include "studio-window-actions.h"
#include "studio-work-toast.h"

#include <glib/gi18n-lib.h>

#define TOAST_UNDO_SECONDS 8
/* So many take long enough that a person wants to know how far it is. */
#define N_WORTH_TELLING 200

/* What waits for images to go or to come back. */
typedef struct
{
  StudioWindow *window;
  gint64 shown;    /* the one that was large when the action began, 0 for none */
  AdwToast *toast; /* (nullable): of many */
  const char *title;
} Waiting;

static void
free_waiting (Waiting *self)
{
  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
  g_clear_object (&self->toast);
  g_object_unref (self->window);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Waiting, free_waiting)

/* Returns what ends it. */
static GCancellable *
wait_for (StudioWindow *window, gsize n_ids, const char *title, Waiting **waiting)
{
  Waiting *self = g_new0 (Waiting, 1);

  self->window = g_object_ref (window);
  self->shown = studio_viewer_get_record_id (studio_window_get_parts (window).viewer);
  self->title = title;
  *waiting = self;
  return n_ids < N_WORTH_TELLING ? NULL : studio_work_toast_add (window, title, &self->toast);
}

static void
progress_cb (guint64 n_done, guint64 n_all, gpointer data)
{
  Waiting *self = data;

  if (self->toast != NULL)
    studio_work_toast_show_progress (self->toast, self->title, n_done, n_all);
}

static void
show_failure (StudioWindow *window, const GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    studio_window_show_error (window, error);
}

static GVariant *
new_ids (const gint64 *ids, gsize n_ids)
{
  return g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, ids, n_ids, sizeof *ids);
}

/* One toast tells of them all, and brings them all back. */
static void
toast_undo (StudioWindow *window, GArray *trashed)
{
  guint n = trashed->len;
  g_autofree char *title = g_strdup_printf (
      ngettext ("Image moved to the trash", "%'u images moved to the trash", n), n);
  AdwToast *toast = adw_toast_new (title);

  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_action_name (toast, "win.restore-all");
  adw_toast_set_action_target_value (toast, new_ids ((gint64 *) trashed->data, n));
  adw_toast_set_timeout (toast, TOAST_UNDO_SECONDS);
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  studio_window_add_toast (window, toast);
}

static void
trashed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Waiting) waiting = user_data;
  StudioWindow *window = waiting->window;
  g_autoptr (GArray) trashed = NULL;
  g_autoptr (GError) error = NULL;

  if (!studio_session_move_finish (STUDIO_SESSION (source), result, &trashed, &error))
    show_failure (window, error);
  if (studio_window_get_session (window) == NULL || trashed->len == 0)
    return;
  studio_window_actions_forget_records (
      window, (const gint64 *) (gpointer) trashed->data, trashed->len, waiting->shown);
  toast_undo (window, trashed);
}

static void
restored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Waiting) waiting = user_data;
  g_autoptr (GError) error = NULL;

  if (!studio_session_move_finish (STUDIO_SESSION (source), result, NULL, &error))
    show_failure (waiting->window, error);
}

static void
trash_all_action (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *parameter)
{
  StudioWindow *window = STUDIO_WINDOW (widget);
  gsize n_ids = 0;
  const gint64 *ids = g_variant_get_fixed_array (parameter, &n_ids, sizeof *ids);
  Waiting *waiting = NULL;

  if (n_ids == 0)
    return;
  g_autoptr (GCancellable) cancellable = wait_for (
      window, n_ids, _ ("Moving to the trash:"), &waiting);
  studio_session_trash_async (studio_window_get_session (window),
                              ids,
                              n_ids,
                              cancellable,
                              progress_cb,
                              waiting,
                              trashed_cb,
                              waiting);
}

static void
restore_all_action (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *parameter)
{
  StudioWindow *window = STUDIO_WINDOW (widget);
  gsize n_ids = 0;
  const gint64 *ids = g_variant_get_fixed_array (parameter, &n_ids, sizeof *ids);
  Waiting *waiting = NULL;

  if (n_ids == 0)
    return;
  g_autoptr (GCancellable) cancellable = wait_for (
      window, n_ids, _ ("Taking out of the trash:"), &waiting);
  studio_session_restore_async (studio_window_get_session (window),
                                ids,
                                n_ids,
                                cancellable,
                                progress_cb,
                                waiting,
                                restored_cb,
                                waiting);
}

/* One is several of which there is one: "win.trash" is "win.trash-all" of it. */
static void
one_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gint64 id = g_variant_get_int64 (parameter);
  g_autofree char *all = g_strconcat (name, "-all", NULL);
  g_autoptr (GVariant) ids = g_variant_ref_sink (new_ids (&id, 1));

  gtk_widget_activate_action_variant (widget, all, ids);
}

/**
 * studio_trash_actions_install:
 * @klass: the class of StudioWindow
 *
 * Gives the window the actions that move images into the trash and back.
 */
void
studio_trash_actions_install (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.trash", "x", one_action);
  gtk_widget_class_install_action (klass, "win.restore", "x", one_action);
  gtk_widget_class_install_action (klass, "win.trash-all", "ax", trash_all_action);
  gtk_widget_class_install_action (klass, "win.restore-all", "ax", restore_all_action);
}
