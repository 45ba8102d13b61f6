/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-spending-guard.h"

#include "studio-dialogs.h"
#include "studio-error.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  StudioSpendingGuardFunc func;
  gpointer data;
  GDestroyNotify destroy;
} Guarded;

static void
guarded_free (Guarded *self)
{
  if (self->destroy != NULL)
    self->destroy (self->data);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Guarded, guarded_free)

static Guarded *
guarded_new (StudioSpendingGuardFunc func, gpointer data, GDestroyNotify destroy)
{
  Guarded *self = g_new0 (Guarded, 1);

  self->func = func;
  self->data = data;
  self->destroy = destroy;
  return self;
}

static void
answered_cb (GObject *source G_GNUC_UNUSED, GAsyncResult *result, gpointer data)
{
  g_autoptr (Guarded) guarded = data;

  if (studio_dialogs_confirm_finish (result, NULL))
    guarded->func (guarded->data);
}

static void
ask (GtkWindow *parent, const GError *question, Guarded *guarded)
{
  gboolean is_limit = g_error_matches (question, STUDIO_ERROR, STUDIO_ERROR_SPENDING_LIMIT);

  studio_dialogs_confirm_async (parent,
                                is_limit ? _ ("Pass This Month’s Limit?")
                                         : _ ("Generate That Many Images?"),
                                question->message,
                                is_limit ? _ ("_Generate Anyway") : _ ("_Generate"),
                                is_limit,
                                NULL,
                                answered_cb,
                                guarded);
}

/**
 * studio_spending_guard_is_question:
 * @error: (nullable): why nothing was sent
 *
 * Returns: whether it is only that a person has to agree
 */
gboolean
studio_spending_guard_is_question (const GError *error)
{
  return g_error_matches (error, STUDIO_ERROR, STUDIO_ERROR_SPENDING_LIMIT)
         || g_error_matches (error, STUDIO_ERROR, STUDIO_ERROR_CONFIRMATION);
}

/**
 * studio_spending_guard_ask:
 * @parent: the window that asks
 * @question: what studio_session_check_spending() said
 * @func: called when the person agrees; until then nothing changes
 * @data: for @func
 * @destroy: (nullable): frees @data
 */
void
studio_spending_guard_ask (GtkWindow *parent,
                           const GError *question,
                           StudioSpendingGuardFunc func,
                           gpointer data,
                           GDestroyNotify destroy)
{
  ask (parent, question, guarded_new (func, data, destroy));
}

/**
 * studio_spending_guard_run:
 * @widget: what was pressed; its window asks
 * @session: whose calls
 * @n_calls: how many are to be made
 * @func: called at once where nothing stands against it, else when the person agrees
 * @data: for @func
 * @destroy: (nullable): frees @data
 */
void
studio_spending_guard_run (GtkWidget *widget,
                           StudioSession *session,
                           guint n_calls,
                           StudioSpendingGuardFunc func,
                           gpointer data,
                           GDestroyNotify destroy)
{
  GtkWidget *window = gtk_widget_get_ancestor (widget, GTK_TYPE_WINDOW);
  g_autoptr (GError) question = NULL;
  g_autoptr (Guarded) guarded = guarded_new (func, data, destroy);

  if (studio_session_check_spending (session, n_calls, &question))
    func (data);
  else
    ask (GTK_WINDOW (window), question, g_steal_pointer (&guarded));
}

typedef struct
{
  GtkWidget *widget;
  StudioSession *session;
  guint n_calls;
  Guarded *guarded;
} Repeated;

static void
repeated_free (gpointer data)
{
  Repeated *self = data;

  g_object_unref (self->widget);
  g_object_unref (self->session);
  g_clear_pointer (&self->guarded, guarded_free);
  g_free (self);
}

static void
repeat_cb (gpointer data)
{
  Repeated *self = data;
  Guarded *guarded = g_steal_pointer (&self->guarded);

  studio_spending_guard_run (
      self->widget, self->session, self->n_calls, guarded->func, guarded->data, guarded->destroy);
  g_free (guarded);
}

/**
 * studio_spending_guard_run_again:
 * @widget: what was pressed; its window asks
 * @session: whose calls
 * @n_calls: how many calls are to be made once more
 * @n_unknown: of how many of them nobody knows whether they were billed
 * @func: called when nothing stands against it, or the person agrees
 * @data: for @func
 * @destroy: (nullable): frees @data
 *
 * What may have been billed is never repeated without a question; then as
 * studio_spending_guard_run().
 */
void
studio_spending_guard_run_again (GtkWidget *widget,
                                 StudioSession *session,
                                 guint n_calls,
                                 guint n_unknown,
                                 StudioSpendingGuardFunc func,
                                 gpointer data,
                                 GDestroyNotify destroy)
{
  if (n_unknown == 0)
    {
      studio_spending_guard_run (widget, session, n_calls, func, data, destroy);
      return;
    }
  g_autofree char *body = g_strdup_printf (
      ngettext ("%'u image may have been made and billed, although it did not arrive. "
                "Asked for again, it may be paid for twice.",
                "%'u images may have been made and billed, although they did not arrive. "
                "Asked for again, they may be paid for twice.",
                n_unknown),
      n_unknown);
  Repeated *repeated = g_new0 (Repeated, 1);

  repeated->widget = g_object_ref (widget);
  repeated->session = g_object_ref (session);
  repeated->n_calls = n_calls;
  repeated->guarded = guarded_new (func, data, destroy);
  studio_dialogs_confirm_async (GTK_WINDOW (gtk_widget_get_ancestor (widget, GTK_TYPE_WINDOW)),
                                _ ("Ask for It Again?"),
                                body,
                                _ ("_Ask Again"),
                                TRUE,
                                NULL,
                                answered_cb,
                                guarded_new (repeat_cb, repeated, repeated_free));
}
