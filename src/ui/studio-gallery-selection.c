/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-gallery-selection.h"

#include "studio-gallery.h"

/* So many items that are taken out and put in again at another place stay selected. */
#define MAX_REMEMBERED 4096
/* A few are looked for among a million; many are not, for that would be seen. */
#define FEW 4
#define MAX_LOOKED_THROUGH 100000

struct _StudioGallerySelection
{
  GObject parent_instance;

  GListModel *model;
  GtkBitset *selected;
  GHashTable *ids; /* gint64 of what is selected, NULL where not known or too many */
};

static void studio_gallery_selection_list_model_init (GListModelInterface *iface);
static void studio_gallery_selection_model_init (GtkSelectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (StudioGallerySelection,
                               studio_gallery_selection,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      studio_gallery_selection_list_model_init)
                                   G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL,
                                                          studio_gallery_selection_model_init))

static guint
count_items (StudioGallerySelection *self)
{
  return self->model == NULL ? 0 : g_list_model_get_n_items (self->model);
}

static gint64
get_id (StudioGallerySelection *self, guint position)
{
  if (STUDIO_IS_GALLERY (self->model))
    return studio_gallery_get_id (STUDIO_GALLERY (self->model), position);
  g_autoptr (StudioRecord) record = g_list_model_get_item (self->model, position);
  return record == NULL ? 0 : studio_record_get_id (record);
}

static void
remember_ids (StudioGallerySelection *self)
{
  GtkBitsetIter iter;
  guint position;

  g_clear_pointer (&self->ids, g_hash_table_unref);
  if (gtk_bitset_get_size (self->selected) > MAX_REMEMBERED)
    return;
  self->ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (gboolean more = gtk_bitset_iter_init_first (&iter, self->selected, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    {
      gint64 id = get_id (self, position);
      g_hash_table_add (self->ids, g_memdup2 (&id, sizeof id));
    }
}

/* Announces what differs between two sets, as the one stretch it lies in. */
static gboolean
take_selected (StudioGallerySelection *self, GtkBitset *selected)
{
  g_autoptr (GtkBitset) old = self->selected;
  g_autoptr (GtkBitset) changed = gtk_bitset_copy (selected);

  self->selected = gtk_bitset_ref (selected);
  gtk_bitset_difference (changed, old);
  if (gtk_bitset_is_empty (changed))
    return TRUE;
  remember_ids (self);
  guint first = gtk_bitset_get_minimum (changed);
  gtk_selection_model_selection_changed (
      GTK_SELECTION_MODEL (self), first, gtk_bitset_get_maximum (changed) - first + 1);
  return TRUE;
}

/* What moved is taken out at one place and put in at another, in two changes, and the rest of a
 * long list comes after its beginning. Until then what was selected is known by its id. */
static void
select_again (StudioGallerySelection *self, guint position, guint n_added)
{
  guint64 n_selected = gtk_bitset_get_size (self->selected);
  guint n_ids = self->ids == NULL ? 0 : g_hash_table_size (self->ids);
  guint64 n_missing = n_ids > n_selected ? n_ids - n_selected : 0;

  if (n_missing > FEW && n_added > MAX_LOOKED_THROUGH)
    return;
  for (guint i = position; n_missing > 0 && i < position + n_added; i++)
    {
      gint64 id = get_id (self, i);
      if (!g_hash_table_contains (self->ids, &id))
        continue;
      gtk_bitset_add (self->selected, i);
      n_missing--;
    }
}

static void
items_changed_cb (StudioGallerySelection *self, guint position, guint n_removed, guint n_added)
{
  gtk_bitset_splice (self->selected, position, n_removed, n_added);
  select_again (self, position, n_added);
  g_list_model_items_changed (G_LIST_MODEL (self), position, n_removed, n_added);
}

static GType
studio_gallery_selection_get_item_type (G_GNUC_UNUSED GListModel *model)
{
  return STUDIO_TYPE_RECORD;
}

static guint
studio_gallery_selection_get_n_items (GListModel *model)
{
  return count_items (STUDIO_GALLERY_SELECTION (model));
}

static gpointer
studio_gallery_selection_get_item (GListModel *model, guint position)
{
  StudioGallerySelection *self = STUDIO_GALLERY_SELECTION (model);
  return self->model == NULL ? NULL : g_list_model_get_item (self->model, position);
}

static void
studio_gallery_selection_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = studio_gallery_selection_get_item_type;
  iface->get_n_items = studio_gallery_selection_get_n_items;
  iface->get_item = studio_gallery_selection_get_item;
}

static gboolean
studio_gallery_selection_is_selected (GtkSelectionModel *model, guint position)
{
  return gtk_bitset_contains (STUDIO_GALLERY_SELECTION (model)->selected, position);
}

static GtkBitset *
studio_gallery_selection_get_selection_in_range (GtkSelectionModel *model,
                                                 G_GNUC_UNUSED guint position,
                                                 G_GNUC_UNUSED guint n_items)
{
  return gtk_bitset_copy (STUDIO_GALLERY_SELECTION (model)->selected);
}

/* The one thing that all others are made of. */
static gboolean
studio_gallery_selection_set_selection (GtkSelectionModel *model,
                                        GtkBitset *selected,
                                        GtkBitset *mask)
{
  StudioGallerySelection *self = STUDIO_GALLERY_SELECTION (model);
  g_autoptr (GtkBitset) all = gtk_bitset_new_range (0, count_items (self));
  g_autoptr (GtkBitset) result = gtk_bitset_copy (self->selected);
  g_autoptr (GtkBitset) wanted = gtk_bitset_copy (selected);

  gtk_bitset_subtract (result, mask);
  gtk_bitset_intersect (wanted, mask);
  gtk_bitset_intersect (wanted, all);
  gtk_bitset_union (result, wanted);
  return take_selected (self, result);
}

static gboolean
set_range (GtkSelectionModel *model,
           guint position,
           guint n_items,
           gboolean selected,
           gboolean only)
{
  g_autoptr (GtkBitset) range = gtk_bitset_new_range (position, n_items);
  g_autoptr (GtkBitset) nothing = gtk_bitset_new_empty ();
  g_autoptr (GtkBitset) all = gtk_bitset_new_range (0,
                                                    count_items (STUDIO_GALLERY_SELECTION (model)));
  return studio_gallery_selection_set_selection (
      model, selected ? range : nothing, only ? all : range);
}

static gboolean
studio_gallery_selection_select_item (GtkSelectionModel *model, guint position, gboolean only)
{
  return set_range (model, position, 1, TRUE, only);
}

static gboolean
studio_gallery_selection_unselect_item (GtkSelectionModel *model, guint position)
{
  return set_range (model, position, 1, FALSE, FALSE);
}

static gboolean
studio_gallery_selection_select_range (GtkSelectionModel *model,
                                       guint position,
                                       guint n_items,
                                       gboolean only)
{
  return set_range (model, position, n_items, TRUE, only);
}

static gboolean
studio_gallery_selection_unselect_range (GtkSelectionModel *model, guint position, guint n_items)
{
  return set_range (model, position, n_items, FALSE, FALSE);
}

static gboolean
studio_gallery_selection_select_all (GtkSelectionModel *model)
{
  return set_range (model, 0, count_items (STUDIO_GALLERY_SELECTION (model)), TRUE, TRUE);
}

static gboolean
studio_gallery_selection_unselect_all (GtkSelectionModel *model)
{
  return set_range (model, 0, count_items (STUDIO_GALLERY_SELECTION (model)), FALSE, TRUE);
}

static void
studio_gallery_selection_model_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = studio_gallery_selection_is_selected;
  iface->get_selection_in_range = studio_gallery_selection_get_selection_in_range;
  iface->set_selection = studio_gallery_selection_set_selection;
  iface->select_item = studio_gallery_selection_select_item;
  iface->unselect_item = studio_gallery_selection_unselect_item;
  iface->select_range = studio_gallery_selection_select_range;
  iface->unselect_range = studio_gallery_selection_unselect_range;
  iface->select_all = studio_gallery_selection_select_all;
  iface->unselect_all = studio_gallery_selection_unselect_all;
}

static void
forget_model (StudioGallerySelection *self)
{
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_clear_object (&self->model);
}

static void
studio_gallery_selection_finalize (GObject *object)
{
  StudioGallerySelection *self = STUDIO_GALLERY_SELECTION (object);
  forget_model (self);
  g_clear_pointer (&self->selected, gtk_bitset_unref);
  g_clear_pointer (&self->ids, g_hash_table_unref);
  G_OBJECT_CLASS (studio_gallery_selection_parent_class)->finalize (object);
}

static void
studio_gallery_selection_class_init (StudioGallerySelectionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = studio_gallery_selection_finalize;
}

static void
studio_gallery_selection_init (StudioGallerySelection *self)
{
  self->selected = gtk_bitset_new_empty ();
}

/**
 * studio_gallery_selection_new:
 *
 * Returns: (transfer full): a selection of nothing
 */
StudioGallerySelection *
studio_gallery_selection_new (void)
{
  return g_object_new (STUDIO_TYPE_GALLERY_SELECTION, NULL);
}

/**
 * studio_gallery_selection_set_model:
 * @self: the selection
 * @model: (nullable): a list of StudioRecord
 *
 * Takes the place of the list before, of which nothing stays selected.
 */
void
studio_gallery_selection_set_model (StudioGallerySelection *self, GListModel *model)
{
  g_return_if_fail (STUDIO_IS_GALLERY_SELECTION (self));
  guint n_removed = count_items (self);

  if (self->model == model)
    return;
  forget_model (self);
  g_set_object (&self->model, model);
  if (model != NULL)
    g_signal_connect_object (
        model, "items-changed", G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_bitset_remove_all (self->selected);
  remember_ids (self);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n_removed, count_items (self));
}

/**
 * studio_gallery_selection_get_id:
 * @model: a #StudioGallerySelection
 * @position: a position
 *
 * Returns: the id of the record there, without asking for the record where the list knows ids
 */
gint64
studio_gallery_selection_get_id (GtkSelectionModel *model, guint position)
{
  return get_id (STUDIO_GALLERY_SELECTION (model), position);
}

/**
 * studio_gallery_selection_dup_ids:
 * @model: a #StudioGallerySelection
 *
 * Collects what is selected, so that it can be acted on while the list changes.
 *
 * Returns: (transfer full) (element-type gint64): the ids, in the order of the list
 */
GArray *
studio_gallery_selection_dup_ids (GtkSelectionModel *model)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (model);
  GtkBitsetIter iter;
  guint position;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, selected, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    {
      gint64 id = studio_gallery_selection_get_id (model, position);
      g_array_append_val (ids, id);
    }
  return ids;
}
