/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-row-turns.h"

#include "studio-present.h"

/* So many rows are made and unmade in one piece. */
#define PIECE 3

#define LISTED_KEY "studio-row-turns"

static GtkSliceListModel *
get_listed (gpointer owner)
{
  return g_object_get_data (owner, LISTED_KEY);
}

static gboolean
list_more (GtkWidget *owner)
{
  GtkSliceListModel *listed = get_listed (owner);
  guint n_wanted = g_list_model_get_n_items (gtk_slice_list_model_get_model (listed));
  guint n_listed = g_list_model_get_n_items (G_LIST_MODEL (listed));

  /* From then on, what is found besides is listed at once. */
  if (n_listed == n_wanted)
    n_listed = G_MAXUINT - PIECE;
  gtk_slice_list_model_set_size (listed, n_listed + PIECE);
  return n_listed < n_wanted;
}

static gboolean
list_fewer (GtkWidget *window)
{
  GtkSliceListModel *listed = get_listed (window);
  guint n_listed = g_list_model_get_n_items (G_LIST_MODEL (listed));

  gtk_slice_list_model_set_size (listed, n_listed - MIN (n_listed, PIECE));
  return n_listed > PIECE;
}

/**
 * studio_row_turns_list:
 * @owner: a window or page with one list
 * @model: what is in the list
 *
 * A list of GTK makes the rows of all it is given at once, hundreds of them; so it is given more
 * and more in turns of the main loop to come, before the next frame is drawn.
 *
 * Returns: (transfer full): as much of @model as is listed
 */
GListModel *
studio_row_turns_list (GtkWidget *owner, GListModel *model)
{
  g_return_val_if_fail (GTK_IS_WIDGET (owner), NULL);
  GtkSliceListModel *listed = gtk_slice_list_model_new (g_object_ref (model), 0, PIECE);

  g_object_set_data_full (G_OBJECT (owner), LISTED_KEY, g_object_ref (listed), g_object_unref);
  studio_turns_add (owner, list_more);
  return G_LIST_MODEL (listed);
}

/**
 * studio_row_turns_reach:
 * @window: a window with such a list
 * @position: a position in it
 *
 * Lists all that is left at once if it is not yet listed as far as that.
 */
void
studio_row_turns_reach (GtkWindow *window, guint position)
{
  GtkSliceListModel *listed = get_listed (window);
  g_return_if_fail (listed != NULL);

  if (position >= gtk_slice_list_model_get_size (listed))
    gtk_slice_list_model_set_size (listed, G_MAXUINT);
}

/**
 * studio_row_turns_close:
 * @window: a window with such a list
 *
 * Takes it out of sight at once and destroys it when its rows have gone, which takes some turns of
 * the main loop.
 */
void
studio_row_turns_close (GtkWindow *window)
{
  g_return_if_fail (get_listed (window) != NULL);

  studio_dismiss (window, list_fewer);
}
