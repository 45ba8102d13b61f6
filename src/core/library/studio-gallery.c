/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-gallery.h"

#include "studio-id-diff.h"
#include "studio-listing.h"
#include "studio-property.h"
#include "studio-record-cache.h"
#include "studio-record-loader.h"

/* More than fits on a large screen, so that scrolling a little back and forth asks nothing. */
#define CACHE_CAPACITY 512

struct _StudioGallery
{
  GObject parent_instance;

  StudioLibrary *library;
  GArray *ids; /* gint64, newest first */
  StudioRecordCache *cache;
  StudioRecordLoader *loader;
  char *search;
  gboolean loading;
  gboolean outdated;  /* something happened that the listing under way may not have seen */
  GPtrArray *waiting; /* GTask, answered when a listing was put in */
  GError *error;
};

typedef enum
{
  PROP_N_ITEMS = 1,
  PROP_LOADING,
  PROP_SEARCH,
  PROP_ERROR,
} StudioGalleryProperty;

static GParamSpec *properties[PROP_ERROR + 1];

static void studio_gallery_list_model_init (GListModelInterface *iface);
static void list (StudioGallery *self);

G_DEFINE_FINAL_TYPE_WITH_CODE (StudioGallery,
                               studio_gallery,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      studio_gallery_list_model_init))

static void
announce (StudioGallery *self, guint position, guint n_removed, guint n_added)
{
  if (n_removed == 0 && n_added == 0)
    return;
  g_list_model_items_changed (G_LIST_MODEL (self), position, n_removed, n_added);
  if (n_removed != n_added)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ITEMS]);
}

static void
replace_ids (StudioGallery *self, GArray *ids)
{
  StudioIdDiff diff = studio_id_diff (self->ids, ids);
  g_array_unref (self->ids);
  self->ids = g_array_ref (ids);
  announce (self, diff.position, diff.n_removed, diff.n_added);
}

static void
set_error (StudioGallery *self, GError *error)
{
  if (self->error == NULL && error == NULL)
    return;
  g_clear_error (&self->error);
  self->error = error;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
}

static void
answer_waiting (StudioGallery *self)
{
  g_autoptr (GPtrArray) waiting = g_steal_pointer (&self->waiting);
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < waiting->len; i++)
    {
      GTask *task = g_ptr_array_index (waiting, i);
      if (self->error != NULL)
        g_task_return_error (task, g_error_copy (self->error));
      else
        g_task_return_boolean (task, TRUE);
    }
}

/* Makes the record follow its row, if anybody looks at it. */
static void
refresh (StudioGallery *self, gint64 id)
{
  if (studio_record_cache_peek (self->cache, id) != NULL)
    studio_record_loader_request (self->loader, id);
}

static void
listed_cb (G_GNUC_UNUSED GObject *source, GAsyncResult *result, gpointer data)
{
  GWeakRef *weak = data;
  g_autoptr (StudioGallery) self = g_weak_ref_get (weak);
  GError *error = NULL;
  g_autoptr (GArray) ids = studio_listing_finish (result, &error);

  g_weak_ref_clear (weak);
  g_free (weak);
  if (self == NULL || self->outdated)
    {
      g_clear_error (&error);
      if (self != NULL)
        list (self);
      return;
    }
  set_error (self, error);
  if (ids != NULL)
    replace_ids (self, ids);
  /* The handlers of items-changed may have asked for another one. */
  if (self->outdated)
    {
      list (self);
      return;
    }
  studio_property_set_boolean (self, properties[PROP_LOADING], &self->loading, FALSE);
  answer_waiting (self);
}

static void
list (StudioGallery *self)
{
  GWeakRef *weak = g_new0 (GWeakRef, 1);

  self->outdated = FALSE;
  g_weak_ref_init (weak, self);
  studio_listing_start (self->library, self->search, listed_cb, weak);
}

static void
request_listing (StudioGallery *self)
{
  if (self->loading)
    {
      self->outdated = TRUE;
      return;
    }
  studio_property_set_boolean (self, properties[PROP_LOADING], &self->loading, TRUE);
  list (self);
}

static void
added_cb (StudioGallery *self, gint64 id)
{
  guint position = 0;

  refresh (self, id);
  /* With a search only the database can say whether the image belongs here. */
  if (self->loading || self->search != NULL)
    request_listing (self);
  if (self->search != NULL || studio_id_find (self->ids, id, &position))
    return;
  g_array_insert_val (self->ids, position, id);
  announce (self, position, 0, 1);
}

static void
changed_cb (StudioGallery *self, gint64 id)
{
  refresh (self, id);
}

static void
removed_cb (StudioGallery *self, gint64 id)
{
  guint position = 0;

  refresh (self, id);
  if (self->loading)
    self->outdated = TRUE;
  if (!studio_id_find (self->ids, id, &position))
    return;
  g_array_remove_index (self->ids, position);
  announce (self, position, 1, 0);
}

static GType
studio_gallery_get_item_type (G_GNUC_UNUSED GListModel *model)
{
  return STUDIO_TYPE_RECORD;
}

static guint
studio_gallery_get_n_items (GListModel *model)
{
  return STUDIO_GALLERY (model)->ids->len;
}

static gpointer
studio_gallery_get_item (GListModel *model, guint position)
{
  StudioGallery *self = STUDIO_GALLERY (model);
  gboolean is_new = FALSE;

  if (position >= self->ids->len)
    return NULL;
  gint64 id = g_array_index (self->ids, gint64, position);
  StudioRecord *record = studio_record_cache_get (self->cache, id, &is_new);
  if (is_new)
    studio_record_loader_request (self->loader, id);
  return record;
}

static void
studio_gallery_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = studio_gallery_get_item_type;
  iface->get_n_items = studio_gallery_get_n_items;
  iface->get_item = studio_gallery_get_item;
}

static void
studio_gallery_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  StudioGallery *self = STUDIO_GALLERY (object);

  switch ((StudioGalleryProperty) id)
    {
    case PROP_N_ITEMS:
      g_value_set_uint (value, self->ids->len);
      break;
    case PROP_LOADING:
      g_value_set_boolean (value, self->loading);
      break;
    case PROP_SEARCH:
      g_value_set_string (value, self->search);
      break;
    case PROP_ERROR:
      g_value_set_boxed (value, self->error);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
studio_gallery_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SEARCH)
    studio_gallery_set_search (STUDIO_GALLERY (object), g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
studio_gallery_finalize (GObject *object)
{
  StudioGallery *self = STUDIO_GALLERY (object);

  g_clear_pointer (&self->loader, studio_record_loader_close);
  g_clear_pointer (&self->cache, studio_record_cache_free);
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->waiting, g_ptr_array_unref);
  g_clear_pointer (&self->search, g_free);
  g_clear_error (&self->error);
  g_clear_object (&self->library);
  G_OBJECT_CLASS (studio_gallery_parent_class)->finalize (object);
}

static void
studio_gallery_class_init (StudioGalleryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = studio_gallery_get_property;
  object_class->set_property = studio_gallery_set_property;
  object_class->finalize = studio_gallery_finalize;

  properties[PROP_N_ITEMS] = g_param_spec_uint (
      "n-items", NULL, NULL, 0, G_MAXUINT, 0, STUDIO_PARAM_READABLE);
  properties[PROP_LOADING] = g_param_spec_boolean (
      "loading", NULL, NULL, FALSE, STUDIO_PARAM_READABLE);
  properties[PROP_SEARCH] = g_param_spec_string (
      "search", NULL, NULL, NULL, STUDIO_PARAM_READWRITE);
  properties[PROP_ERROR] = g_param_spec_boxed (
      "error", NULL, NULL, G_TYPE_ERROR, STUDIO_PARAM_READABLE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
studio_gallery_init (StudioGallery *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->cache = studio_record_cache_new (CACHE_CAPACITY);
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * studio_gallery_new:
 * @library: the library, opened with this thread's main context
 *
 * Returns: (transfer full): an empty gallery that follows @library; studio_gallery_reload_async()
 *   fills it
 */
StudioGallery *
studio_gallery_new (StudioLibrary *library)
{
  StudioGallery *self = g_object_new (STUDIO_TYPE_GALLERY, NULL);
  self->library = g_object_ref (library);
  self->loader = studio_record_loader_new (library, self->cache);
  g_signal_connect_object (library, "added", G_CALLBACK (added_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (library, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (library, "removed", G_CALLBACK (removed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * studio_gallery_reload_async:
 * @self: a gallery
 * @cancellable: (nullable): a cancellable; cancels the waiting, not the listing
 * @callback: called when the list is up to date
 * @user_data: for @callback
 *
 * Lists the library anew in a worker and puts in what differs.
 */
void
studio_gallery_reload_async (StudioGallery *self,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, studio_gallery_reload_async);
  g_ptr_array_add (self->waiting, task);
  request_listing (self);
}

/**
 * studio_gallery_reload_finish:
 * @self: a gallery
 * @result: what the callback got
 * @error: return location; a database error or %G_IO_ERROR_CANCELLED
 *
 * Returns: whether the list is up to date; if not, the old one stays
 */
gboolean
studio_gallery_reload_finish (StudioGallery *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * studio_gallery_get_loading:
 * @self: a gallery
 *
 * Returns: whether the library is being listed
 */
gboolean
studio_gallery_get_loading (StudioGallery *self)
{
  return self->loading;
}

/**
 * studio_gallery_get_error:
 * @self: a gallery
 *
 * Returns: (nullable) (transfer none): why the last listing failed
 */
const GError *
studio_gallery_get_error (StudioGallery *self)
{
  return self->error;
}

/**
 * studio_gallery_set_search:
 * @self: a gallery
 * @search: (nullable): words, as in #StudioQuery; empty for all images
 *
 * The list follows in a moment; `loading` says until when.
 */
void
studio_gallery_set_search (StudioGallery *self, const char *search)
{
  const char *wanted = search == NULL || *search == '\0' ? NULL : search;
  if (studio_property_set_string (self, properties[PROP_SEARCH], &self->search, wanted))
    request_listing (self);
}

/**
 * studio_gallery_get_search:
 * @self: a gallery
 *
 * Returns: (nullable) (transfer none): the words searched for, %NULL for none
 */
const char *
studio_gallery_get_search (StudioGallery *self)
{
  return self->search;
}

/**
 * studio_gallery_find:
 * @self: a gallery
 * @id: an id
 * @position: (out) (optional): where it is, untouched where it is not
 *
 * Returns: whether the gallery shows it
 */
gboolean
studio_gallery_find (StudioGallery *self, gint64 id, guint *position)
{
  guint found = 0;
  if (!studio_id_find (self->ids, id, &found))
    return FALSE;
  if (position != NULL)
    *position = found;
  return TRUE;
}
