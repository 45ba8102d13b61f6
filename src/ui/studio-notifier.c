/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-notifier.h"

#include "studio-notification-icon.h"
#include "studio-notification-text.h"

#include <glib/gi18n-lib.h>

struct _StudioNotifier
{
  GObject parent_instance;

  GtkApplication *application; /* weak: it owns this */
  StudioSession *session;
  GSettings *settings;
  GPtrArray *shown; /* ids of what the desktop shows */
};

G_DEFINE_FINAL_TYPE (StudioNotifier, studio_notifier, G_TYPE_OBJECT)

/* Something to tell that waits for its icon. */
typedef struct
{
  StudioNotifier *notifier;
  GApplication *application;
  GNotification *notification;
  char *id;
} Pending;

static void
pending_free (Pending *self)
{
  g_application_release (self->application);
  g_object_unref (self->application);
  g_object_unref (self->notifier);
  g_object_unref (self->notification);
  g_free (self->id);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Pending, pending_free)

static gboolean
has_focus (StudioNotifier *self)
{
  for (GList *l = gtk_application_get_windows (self->application); l != NULL; l = l->next)
    if (gtk_window_is_active (l->data))
      return TRUE;
  return FALSE;
}

static gboolean
is_wanted (StudioNotifier *self)
{
  return self->application != NULL
         && g_application_get_dbus_connection (G_APPLICATION (self->application)) != NULL
         && g_settings_get_boolean (self->settings, "notify-when-ready") && !has_focus (self);
}

static void
withdraw_all (StudioNotifier *self)
{
  for (guint i = 0; i < self->shown->len; i++)
    g_application_withdraw_notification (G_APPLICATION (self->application),
                                         g_ptr_array_index (self->shown, i));
  g_ptr_array_set_size (self->shown, 0);
}

static void
send (const Pending *pending)
{
  StudioNotifier *self = pending->notifier;

  if (!is_wanted (self))
    return;
  g_application_send_notification (pending->application, pending->id, pending->notification);
  if (!g_ptr_array_find_with_equal_func (self->shown, pending->id, g_str_equal, NULL))
    g_ptr_array_add (self->shown, g_strdup (pending->id));
}

static void
icon_loaded_cb (GObject *source G_GNUC_UNUSED, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Pending) pending = user_data;
  g_autoptr (GIcon) icon = studio_notification_icon_load_finish (result, NULL);

  if (icon != NULL)
    g_notification_set_icon (pending->notification, icon);
  send (pending);
}

/* Which of the jobs of a run: with an image, to be tried again, refused. */
#define KEPT (1u << STUDIO_RECORD_KEPT)
#define FAILED (1u << STUDIO_RECORD_FAILED | 1u << STUDIO_RECORD_UNKNOWN)
#define REFUSED (1u << STUDIO_RECORD_REFUSED)

/* Gives the first job of the run of @job that ended in one of @states. A job that is of no run
 * stands for itself. */
static StudioJob *
find_job (GListModel *jobs, StudioJob *job, guint states)
{
  StudioRun *run = studio_job_get_run (job);

  for (guint i = 0; i < g_list_model_get_n_items (jobs); i++)
    {
      g_autoptr (StudioJob) each = g_list_model_get_item (jobs, i);
      if ((run == NULL ? each == job : studio_job_get_run (each) == run)
          && (states & 1u << studio_job_get_state (each)) != 0)
        return g_steal_pointer (&each);
    }
  return NULL;
}

static void
tally_run (StudioQueue *queue, StudioJob *job, StudioRunTally *tally)
{
  StudioRecordState state = studio_job_get_state (job);

  if (studio_job_get_run (job) != NULL)
    studio_queue_tally (queue, studio_job_get_run (job), tally);
  else
    *tally = (StudioRunTally){
      .n_all = 1,
      .n_kept = state == STUDIO_RECORD_KEPT,
      .n_refused = state == STUDIO_RECORD_REFUSED,
      .n_failed = state == STUDIO_RECORD_FAILED || state == STUDIO_RECORD_UNKNOWN,
      .n_cancelled = state == STUDIO_RECORD_CANCELLED,
    };
}

/* What can be done about a run: with its first image, and with what failed of it. What was refused
 * would be refused again, but its words can be changed. */
static void
add_actions (GNotification *notification,
             const StudioRunTally *tally,
             StudioJob *kept,
             StudioJob *failed)
{
  gint64 id = studio_job_get_record_id (kept != NULL ? kept : failed);
  gint64 failed_id = failed == NULL ? 0 : studio_job_get_record_id (failed);

  if (id == 0)
    return;
  g_notification_set_default_action_and_target (notification, "app.show-record", "x", id);
  g_notification_add_button_with_target (notification, _ ("Show"), "app.show-record", "x", id);
  if (kept != NULL)
    g_notification_add_button_with_target (notification, _ ("Copy"), "app.copy-image", "x", id);
  if (tally->n_failed > 0)
    g_notification_add_button_with_target (
        notification, _ ("Try Again"), "app.try-again", "x", failed_id);
  else if (kept != NULL)
    g_notification_add_button_with_target (notification, _ ("Again"), "app.run-again", "x", id);
  else
    g_notification_add_button_with_target (notification, _ ("Edit Prompt"), "app.recall", "x", id);
}

static void
announce (StudioNotifier *self, StudioJob *job, const StudioRunTally *tally)
{
  GListModel *jobs = G_LIST_MODEL (studio_session_get_queue (self->session));
  g_autoptr (StudioJob) kept = find_job (jobs, job, KEPT);
  g_autoptr (StudioJob) failed = find_job (jobs, job, tally->n_failed > 0 ? FAILED : REFUSED);
  const GError *error = failed == NULL ? NULL : studio_job_get_error (failed);
  StudioJob *first = kept == NULL ? failed : kept;
  gint64 id = studio_job_get_record_id (first);
  g_autofree char *title = studio_notification_text_dup_title (
      tally, error == NULL ? NULL : error->message);
  g_autofree char *body = studio_notification_text_dup_body (
      studio_request_get_prompt (studio_job_get_request (first)));
  g_autoptr (Pending) pending = g_new0 (Pending, 1);

  pending->notifier = g_object_ref (self);
  pending->application = g_object_ref (G_APPLICATION (self->application));
  /* The last run may end when the window is closed and nothing else keeps the process. */
  g_application_hold (pending->application);
  pending->notification = g_notification_new (title);
  pending->id = g_strdup_printf ("run-%" G_GINT64_FORMAT, id);
  g_notification_set_body (pending->notification, body);
  add_actions (pending->notification, tally, kept, failed);
  if (kept == NULL)
    {
      send (pending);
      return;
    }
  studio_notification_icon_load_async (
      self->session, id, icon_loaded_cb, g_steal_pointer (&pending));
}

static void
job_ended_cb (StudioNotifier *self, StudioJob *job, StudioQueue *queue)
{
  StudioRunTally tally;

  if (!is_wanted (self))
    return;
  tally_run (queue, job, &tally);
  guint n_results = tally.n_kept + tally.n_refused + tally.n_failed;
  if (n_results > 0 && n_results + tally.n_cancelled == tally.n_all)
    announce (self, job, &tally);
}

static void
active_changed_cb (StudioNotifier *self)
{
  if (self->application != NULL && has_focus (self))
    withdraw_all (self);
}

static void
window_added_cb (StudioNotifier *self, GtkWindow *window)
{
  g_signal_connect_object (
      window, "notify::is-active", G_CALLBACK (active_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
studio_notifier_dispose (GObject *object)
{
  StudioNotifier *self = STUDIO_NOTIFIER (object);

  g_clear_weak_pointer (&self->application);
  g_clear_object (&self->session);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (studio_notifier_parent_class)->dispose (object);
}

static void
studio_notifier_finalize (GObject *object)
{
  StudioNotifier *self = STUDIO_NOTIFIER (object);

  g_clear_pointer (&self->shown, g_ptr_array_unref);
  G_OBJECT_CLASS (studio_notifier_parent_class)->finalize (object);
}

static void
studio_notifier_class_init (StudioNotifierClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = studio_notifier_dispose;
  object_class->finalize = studio_notifier_finalize;
}

static void
studio_notifier_init (StudioNotifier *self)
{
  self->shown = g_ptr_array_new_with_free_func (g_free);
}

/**
 * studio_notifier_new:
 * @application: the application, which outlives this
 * @session: whose runs are told of
 * @settings: says whether they are
 *
 * Returns: (transfer full): a notifier that is at work as long as it lives
 */
StudioNotifier *
studio_notifier_new (GtkApplication *application, StudioSession *session, GSettings *settings)
{
  StudioNotifier *self = g_object_new (STUDIO_TYPE_NOTIFIER, NULL);

  g_set_weak_pointer (&self->application, application);
  self->session = g_object_ref (session);
  self->settings = g_object_ref (settings);
  g_signal_connect_object (
      application, "window-added", G_CALLBACK (window_added_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (studio_session_get_queue (session),
                           "job-ended",
                           G_CALLBACK (job_ended_cb),
                           self,
                           G_CONNECT_SWAPPED);
  return self;
}
