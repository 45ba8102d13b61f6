/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-dialogs.h"

#include "studio-present.h"

#include <glib/gi18n-lib.h>

/* The question before something is done. */

#if ADW_CHECK_VERSION(1, 5, 0)

static void
confirmed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  const char *response = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result);

  g_task_return_boolean (task, g_strcmp0 (response, "do") == 0);
}

static GObject *
confirm (GtkWindow *parent,
         const char *heading,
         const char *body,
         const char *action_label,
         gboolean loses,
         GTask *task)
{
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (heading, body));

  adw_alert_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "do", action_label, NULL);
  adw_alert_dialog_set_response_appearance (
      dialog, "do", loses ? ADW_RESPONSE_DESTRUCTIVE : ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_choose (
      dialog, GTK_WIDGET (parent), g_task_get_cancellable (task), confirmed_cb, task);
  return G_OBJECT (dialog);
}

#else

static gboolean
return_yes (gpointer data)
{
  g_task_return_boolean (data, TRUE);
  return G_SOURCE_REMOVE;
}

/* What is confirmed is begun in a turn of the main loop of its own, for this one takes the dialog
 * down. */
static void
confirmed_cb (AdwMessageDialog *dialog G_GNUC_UNUSED, const char *response, gpointer data)
{
  g_autoptr (GTask) task = data;

  if (g_strcmp0 (response, "do") == 0)
    g_idle_add_full (G_PRIORITY_DEFAULT, return_yes, g_steal_pointer (&task), g_object_unref);
  else
    g_task_return_boolean (task, FALSE);
}

/* One that is not shown yet cannot be closed. */
static void
withdraw_cb (AdwMessageDialog *dialog)
{
  adw_message_dialog_response (dialog, "cancel");
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static GObject *
confirm (GtkWindow *parent,
         const char *heading,
         const char *body,
         const char *action_label,
         gboolean loses,
         GTask *task)
{
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, heading, body));

  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "do", action_label, NULL);
  adw_message_dialog_set_response_appearance (
      dialog, "do", loses ? ADW_RESPONSE_DESTRUCTIVE : ADW_RESPONSE_SUGGESTED);
  g_signal_connect (dialog, "response", G_CALLBACK (confirmed_cb), task);
  if (g_task_get_cancellable (task) != NULL)
    g_signal_connect_object (g_task_get_cancellable (task),
                             "cancelled",
                             G_CALLBACK (withdraw_cb),
                             dialog,
                             G_CONNECT_SWAPPED);
  studio_present (GTK_WINDOW (dialog));
  return G_OBJECT (dialog);
}

#endif

/**
 * studio_dialogs_confirm_async:
 * @parent: the window it belongs to
 * @heading: the question
 * @body: (nullable): what follows from it
 * @action_label: the button that does it, with a mnemonic
 * @loses: whether what it does is warned of, since something is lost by it or passed
 * @cancellable: (nullable): closes it
 * @callback: called when it is answered
 * @user_data: for @callback
 *
 * Returns: (transfer none): the dialog, whose property `body` may be set while it is open
 */
GObject *
studio_dialogs_confirm_async (GtkWindow *parent,
                              const char *heading,
                              const char *body,
                              const char *action_label,
                              gboolean loses,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  GTask *task = g_task_new (parent, cancellable, callback, user_data);

  g_task_set_source_tag (task, studio_dialogs_confirm_async);
  return confirm (parent, heading, body, action_label, loses, task);
}

/**
 * studio_dialogs_confirm_finish:
 * @result: what the callback was given
 * @error: return location
 *
 * Returns: whether to go on
 */
gboolean
studio_dialogs_confirm_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, studio_dialogs_confirm_async), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
