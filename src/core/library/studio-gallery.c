/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-gallery-private.h"

#include "studio-id-diff.h"
#include "studio-property.h"

/* More than fits on a large screen, so that scrolling a little back and forth asks nothing. */
#define CACHE_CAPACITY 512

typedef enum
{
  PROP_N_ITEMS = 1,
  PROP_LOADING,
  PROP_PARTIAL,
  PROP_SEARCH,
  PROP_ERROR,
} StudioGalleryProperty;

typedef enum
{
  SIGNAL_LISTED,
  SIGNAL_GROUPS_CHANGED,
} StudioGallerySignal;

static GParamSpec *properties[PROP_ERROR + 1];
static guint signals[SIGNAL_GROUPS_CHANGED + 1];

static void studio_gallery_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (StudioGallery,
                               studio_gallery,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      studio_gallery_list_model_init))

static guint
count_items (StudioGallery *self)
{
  return self->n_switched + self->listing->list->ids->len - self->n_passed;
}

static GType
studio_gallery_get_item_type (G_GNUC_UNUSED GListModel *model)
{
  return STUDIO_TYPE_RECORD;
}

static guint
studio_gallery_get_n_items (GListModel *model)
{
  return count_items (STUDIO_GALLERY (model));
}

static gpointer
studio_gallery_get_item (GListModel *model, guint position)
{
  StudioGallery *self = STUDIO_GALLERY (model);
  gboolean is_new = FALSE;

  if (position >= count_items (self))
    return NULL;
  gint64 id = studio_gallery_get_id_unchecked (self, position);
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
      g_value_set_uint (value, count_items (self));
      break;
    case PROP_LOADING:
      g_value_set_boolean (value, self->loading);
      break;
    case PROP_PARTIAL:
      g_value_set_boolean (value, !self->listing->whole);
      break;
    case PROP_SEARCH:
      g_value_set_string (value, self->query->search);
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
studio_gallery_dispose (GObject *object)
{
  studio_gallery_unfollow (STUDIO_GALLERY (object));
  G_OBJECT_CLASS (studio_gallery_parent_class)->dispose (object);
}

static void
studio_gallery_finalize (GObject *object)
{
  StudioGallery *self = STUDIO_GALLERY (object);

  g_clear_pointer (&self->loader, studio_record_loader_close);
  g_clear_pointer (&self->cache, studio_record_cache_free);
  g_clear_pointer (&self->listing, studio_listing_unref);
  g_clear_pointer (&self->query, studio_query_free);
  g_clear_pointer (&self->removed, g_array_unref);
  g_clear_pointer (&self->waiting, g_ptr_array_unref);
  g_clear_error (&self->error);
  g_clear_object (&self->library);
  G_OBJECT_CLASS (studio_gallery_parent_class)->finalize (object);
}

static guint
new_signal (const char *name)
{
  return g_signal_new (
      name, STUDIO_TYPE_GALLERY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
studio_gallery_class_init (StudioGalleryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = studio_gallery_get_property;
  object_class->set_property = studio_gallery_set_property;
  object_class->dispose = studio_gallery_dispose;
  object_class->finalize = studio_gallery_finalize;

  properties[PROP_N_ITEMS] = g_param_spec_uint (
      "n-items", NULL, NULL, 0, G_MAXUINT, 0, STUDIO_PARAM_READABLE);
  properties[PROP_LOADING] = g_param_spec_boolean (
      "loading", NULL, NULL, FALSE, STUDIO_PARAM_READABLE);
  properties[PROP_PARTIAL] = g_param_spec_boolean (
      "partial", NULL, NULL, FALSE, STUDIO_PARAM_READABLE);
  properties[PROP_SEARCH] = g_param_spec_string (
      "search", NULL, NULL, NULL, STUDIO_PARAM_READWRITE);
  properties[PROP_ERROR] = g_param_spec_boxed (
      "error", NULL, NULL, G_TYPE_ERROR, STUDIO_PARAM_READABLE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  signals[SIGNAL_LISTED] = new_signal ("listed");
  signals[SIGNAL_GROUPS_CHANGED] = new_signal ("groups-changed");
}

static void
studio_gallery_init (StudioGallery *self)
{
  self->cache = studio_record_cache_new (CACHE_CAPACITY);
  self->listing = studio_listing_new_empty ();
  self->query = g_new0 (StudioQuery, 1);
  self->removed = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * studio_gallery_get_id_unchecked:
 * @self: a gallery
 * @position: less than the number of items
 *
 * Returns: the id there
 */
gint64
studio_gallery_get_id_unchecked (StudioGallery *self, guint position)
{
  return position < self->n_switched ? g_array_index (self->next->list->ids, gint64, position)
                                     : g_array_index (self->listing->list->ids,
                                                      gint64,
                                                      position - self->n_switched + self->n_passed);
}

/**
 * studio_gallery_take_listing:
 * @self: a gallery
 * @listing: (transfer full): what to show, whose differences are those from what is shown
 *
 * Puts it in difference by difference: while one is announced, the items before its end are the new
 * ones and the others still the old ones, without a list of either being copied.
 */
void
studio_gallery_take_listing (StudioGallery *self, StudioListing *listing)
{
  g_autoptr (StudioListing) old = self->listing;
  gboolean whole = old->whole;
  guint n_items = count_items (self);

  self->next = listing;
  for (guint i = 0; i < listing->differences->len; i++)
    {
      const StudioIdDiff *difference = &g_array_index (listing->differences, StudioIdDiff, i);
      self->n_passed = difference->old_position + difference->n_removed;
      self->n_switched = difference->new_position + difference->n_added;
      g_list_model_items_changed (G_LIST_MODEL (self),
                                  difference->new_position,
                                  difference->n_removed,
                                  difference->n_added);
    }
  self->listing = g_steal_pointer (&self->next);
  self->n_passed = 0;
  self->n_switched = 0;
  g_clear_pointer (&listing->differences, g_array_unref);

  if (n_items != count_items (self))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ITEMS]);
  if (whole != listing->whole)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PARTIAL]);
  if (listing->regrouped)
    g_signal_emit (self, signals[SIGNAL_GROUPS_CHANGED], 0);
}

/**
 * studio_gallery_set_loading:
 * @self: a gallery
 * @loading: whether a listing is under way
 */
void
studio_gallery_set_loading (StudioGallery *self, gboolean loading)
{
  studio_property_set_boolean (self, properties[PROP_LOADING], &self->loading, loading);
}

/**
 * studio_gallery_set_error:
 * @self: a gallery
 * @error: (transfer full) (nullable): why the last listing failed
 *
 * Ends a stage of a listing, whether it went well or not.
 */
void
studio_gallery_set_error (StudioGallery *self, GError *error)
{
  gboolean changed = self->error != NULL || error != NULL;

  g_clear_error (&self->error);
  self->error = error;
  if (changed)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
  if (error == NULL)
    g_signal_emit (self, signals[SIGNAL_LISTED], 0);
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
  studio_gallery_follow (self);
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
  g_clear_pointer (&self->listing->base, studio_id_list_unref);
  /* Nothing is lost where nothing is shown, so the first rows need not wait for the others. */
  studio_gallery_list (self, count_items (self) == 0);
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
 * studio_gallery_get_partial:
 * @self: a gallery
 *
 * Returns: whether the list is only the beginning of the answer so far
 */
gboolean
studio_gallery_get_partial (StudioGallery *self)
{
  return !self->listing->whole;
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
 * studio_gallery_set_query:
 * @self: a gallery
 * @query: which images and in what order; its limit does not count
 *
 * The list follows in a moment; a listing that is under way is given up.
 */
void
studio_gallery_set_query (StudioGallery *self, const StudioQuery *query)
{
  g_autoptr (StudioQuery) old = self->query;

  if (studio_query_equal (old, query))
    {
      g_steal_pointer (&old);
      return;
    }
  self->query = studio_query_copy (query);
  if (g_strcmp0 (old->search, self->query->search) != 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SEARCH]);
  studio_gallery_list (self, TRUE);
}
