/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-row-mailbox.h"

struct _StudioRowMailbox
{
  GMainContext *context;
  StudioRowMailboxFunc func;
  gpointer user_data;

  GMutex lock;
  GdkPixbuf *pixbuf;
  int n_rows;
  gboolean announced;
};

static void
clear_mailbox (gpointer data)
{
  StudioRowMailbox *self = data;

  g_main_context_unref (self->context);
  g_clear_object (&self->pixbuf);
  g_mutex_clear (&self->lock);
}

static void
unref_mailbox (gpointer data)
{
  g_atomic_rc_box_release_full (data, clear_mailbox);
}

static gboolean
take_cb (gpointer data)
{
  StudioRowMailbox *self = data;

  g_mutex_lock (&self->lock);
  g_autoptr (GdkPixbuf) pixbuf = g_object_ref (self->pixbuf);
  int n_rows = self->n_rows;
  self->announced = FALSE;
  g_mutex_unlock (&self->lock);

  /* Only the main thread closes, so that this needs no lock. */
  if (self->func != NULL)
    self->func (pixbuf, n_rows, self->user_data);
  return G_SOURCE_REMOVE;
}

/**
 * studio_row_mailbox_new:
 * @func: called for news
 * @user_data: for @func
 *
 * Returns: (transfer full): a mailbox, to be given up by studio_row_mailbox_close()
 */
StudioRowMailbox *
studio_row_mailbox_new (StudioRowMailboxFunc func, gpointer user_data)
{
  StudioRowMailbox *self = g_atomic_rc_box_new0 (StudioRowMailbox);

  g_mutex_init (&self->lock);
  self->context = g_main_context_ref_thread_default ();
  self->func = func;
  self->user_data = user_data;
  return self;
}

/**
 * studio_row_mailbox_close:
 * @self: (transfer full): a mailbox into which nobody posts any more
 *
 * Ends the calls of the function, also for news under way. In the main thread.
 */
void
studio_row_mailbox_close (StudioRowMailbox *self)
{
  self->func = NULL;
  unref_mailbox (self);
}

/**
 * studio_row_mailbox_post:
 * @pixbuf: the image that is being filled
 * @n_rows: how many rows from the top are final
 * @mailbox: (type StudioRowMailbox): a mailbox
 *
 * Announces rows, in any thread. Has the form of a StudioRowFunc.
 */
void
studio_row_mailbox_post (GdkPixbuf *pixbuf, int n_rows, gpointer mailbox)
{
  StudioRowMailbox *self = mailbox;

  g_mutex_lock (&self->lock);
  g_set_object (&self->pixbuf, pixbuf);
  self->n_rows = n_rows;
  gboolean announce = !self->announced;
  self->announced = TRUE;
  g_mutex_unlock (&self->lock);
  if (!announce)
    return;

  GSource *source = g_idle_source_new ();
  /* Above painting: rows that have arrived belong into the next frame. */
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, take_cb, g_atomic_rc_box_acquire (self), unref_mailbox);
  g_source_attach (source, self->context);
  g_source_unref (source);
}
