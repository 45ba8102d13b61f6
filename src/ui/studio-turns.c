/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-turns.h"

/* Where there is work left, it goes on in the next turn of the main loop after so long. The last
 * piece comes on top of it. */
#define TURN_US 3000

#define TURNS_KEY "studio-turns"

typedef struct
{
  GQueue funcs;       /* StudioTurnFunc */
  GQueue frame_funcs; /* StudioTurnFunc: of which one is called after each frame */
  guint source;
  guint tick;
  gboolean over; /* its owner is destroyed */
} Turns;

static void
free_turns (gpointer data)
{
  Turns *turns = data;

  g_clear_handle_id (&turns->source, g_source_remove);
  g_queue_clear (&turns->funcs);
  g_queue_clear (&turns->frame_funcs);
  g_free (turns);
}

static void
destroy_cb (G_GNUC_UNUSED GtkWidget *owner, Turns *turns)
{
  turns->over = TRUE;
  g_queue_clear (&turns->funcs);
  g_queue_clear (&turns->frame_funcs);
}

static Turns *
get_turns (GtkWidget *owner)
{
  Turns *turns = g_object_get_data (G_OBJECT (owner), TURNS_KEY);

  if (turns == NULL)
    {
      turns = g_new0 (Turns, 1);
      g_queue_init (&turns->funcs);
      g_queue_init (&turns->frame_funcs);
      g_object_set_data_full (G_OBJECT (owner), TURNS_KEY, turns, free_turns);
      g_signal_connect (owner, "destroy", G_CALLBACK (destroy_cb), turns);
    }
  return turns;
}

/* A window that is destroyed but held by somebody is disposed of no sooner than he lets it go. */
static gboolean
is_gone (GtkWidget *owner, Turns *turns)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  if (turns->over || !GTK_IS_WINDOW (owner))
    return turns->over;
  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWidget) toplevel = g_list_model_get_item (toplevels, i);
      if (toplevel == owner)
        return FALSE;
    }
  return TRUE;
}

/* Returns whether there is more of the same. */
static gboolean
do_one (GtkWidget *owner, Turns *turns)
{
  StudioTurnFunc func = (StudioTurnFunc) g_queue_pop_head (&turns->funcs);

  if (func == NULL || is_gone (owner, turns) || !func (owner))
    return FALSE;
  /* It may have been added again by what it did itself. */
  if (g_queue_find (&turns->funcs, func) != NULL)
    return FALSE;
  g_queue_push_head (&turns->funcs, func);
  return TRUE;
}

/* All that wait are called in one iteration of the main loop, which holds it together. Its time is
 * read once. */
static gboolean
is_turn_of_another (void)
{
  static gint64 last_us;
  gint64 now_us = g_source_get_time (g_main_current_source ());

  if (now_us == last_us)
    return TRUE;
  last_us = now_us;
  return FALSE;
}

static gboolean
turn_cb (gpointer data)
{
  if (is_turn_of_another ())
    return G_SOURCE_CONTINUE;
  g_autoptr (GtkWidget) owner = g_object_ref (data);
  Turns *turns = get_turns (owner);
  gint64 end_us = g_get_monotonic_time () + TURN_US;

  while (do_one (owner, turns) && g_get_monotonic_time () < end_us)
    ;
  if (!g_queue_is_empty (&turns->funcs))
    return G_SOURCE_CONTINUE;
  turns->source = 0;
  return G_SOURCE_REMOVE;
}

static gboolean
do_one_of_frame (GtkWidget *owner)
{
  Turns *turns = get_turns (owner);
  StudioTurnFunc func = (StudioTurnFunc) g_queue_pop_head (&turns->frame_funcs);

  if (func != NULL && func (owner))
    g_queue_push_head (&turns->frame_funcs, func);
  return FALSE;
}

/* What is laid out and drawn of this frame comes first. */
static gboolean
tick_cb (GtkWidget *owner, G_GNUC_UNUSED GdkFrameClock *frame_clock, G_GNUC_UNUSED gpointer data)
{
  Turns *turns = get_turns (owner);

  if (g_queue_is_empty (&turns->frame_funcs))
    {
      turns->tick = 0;
      return G_SOURCE_REMOVE;
    }
  studio_turns_add (owner, do_one_of_frame);
  return G_SOURCE_CONTINUE;
}

/**
 * studio_turns_add:
 * @owner: whose work it is
 * @func: does a piece of it
 *
 * Makes what takes long in small pieces: @func is called in turns of the main loop to come until it
 * returns %FALSE, and again and again in one turn for a few milliseconds only, so that what a
 * person does is answered in between. Each @owner and each @func has turns of its own, those of one
 * owner in the order in which they were added; what is waiting already is not added again. No frame
 * is drawn before all is done, so that nothing is seen half made. Nothing is called once @owner is
 * destroyed.
 */
void
studio_turns_add (GtkWidget *owner, StudioTurnFunc func)
{
  g_return_if_fail (GTK_IS_WIDGET (owner));
  g_return_if_fail (func != NULL);
  Turns *turns = get_turns (owner);

  if (turns->over)
    return;
  if (g_queue_find (&turns->funcs, func) == NULL)
    g_queue_push_tail (&turns->funcs, func);
  /* Before GTK draws. */
  if (turns->source == 0)
    turns->source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, turn_cb, owner, NULL);
}

/**
 * studio_turns_add_by_frame:
 * @owner: whose work it is
 * @func: does a piece of it
 *
 * Makes what need not be there when @owner is shown: from then on, @func is called once after each
 * frame, until it returns %FALSE. So the frames share what showing the pieces takes as well, which
 * is more than making them. Else as studio_turns_add().
 */
void
studio_turns_add_by_frame (GtkWidget *owner, StudioTurnFunc func)
{
  g_return_if_fail (GTK_IS_WIDGET (owner));
  g_return_if_fail (func != NULL);
  Turns *turns = get_turns (owner);

  if (turns->over)
    return;
  if (g_queue_find (&turns->frame_funcs, func) == NULL)
    g_queue_push_tail (&turns->frame_funcs, func);
  if (turns->tick == 0)
    turns->tick = gtk_widget_add_tick_callback (owner, tick_cb, NULL, NULL);
}

/**
 * studio_turns_drop:
 * @owner: whose work it is
 *
 * Leaves undone what is left of it.
 */
void
studio_turns_drop (GtkWidget *owner)
{
  g_return_if_fail (GTK_IS_WIDGET (owner));
  Turns *turns = get_turns (owner);

  g_queue_clear (&turns->funcs);
  g_queue_clear (&turns->frame_funcs);
}

/**
 * studio_turns_finish:
 * @owner: whose work it is
 *
 * Does what is left of it at once, for who cannot wait.
 */
void
studio_turns_finish (GtkWidget *owner)
{
  g_return_if_fail (GTK_IS_WIDGET (owner));
  Turns *turns = get_turns (owner);

  while (!g_queue_is_empty (&turns->funcs))
    do_one (owner, turns);
  while (!g_queue_is_empty (&turns->frame_funcs))
    do_one_of_frame (owner);
}
