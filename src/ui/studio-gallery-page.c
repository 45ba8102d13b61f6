/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-gallery-page-private.h"

#include "studio-edit-actions.h"
#include "studio-gallery-actions.h"
#include "studio-key-follower.h"
#include "studio-style-ahead.h"
#include "studio-toast-lift.h"

G_DEFINE_FINAL_TYPE (StudioGalleryPage, studio_gallery_page, ADW_TYPE_BIN)

enum
{
  SIGNAL_RECORD_ACTIVATED,
  SIGNAL_LOOKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static guint
get_n_items (StudioGalleryPage *self)
{
  return self->gallery == NULL ? 0 : g_list_model_get_n_items (G_LIST_MODEL (self->gallery));
}

static void
first_visible_cb (StudioGalleryPage *self)
{
  studio_gallery_chapter_update (self->chapter, studio_gallery_grid_get_first_visible (self->grid));
  g_signal_emit (self, signals[SIGNAL_LOOKED], 0);
}

static void
selection_cb (StudioGalleryPage *self)
{
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (
      studio_gallery_grid_get_model (self->grid));
  guint64 n_selected = gtk_bitset_get_size (selected);

  studio_gallery_page_show_selected (self);
  studio_toast_lift_set_bar (GTK_WIDGET (self), n_selected > 1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "gallery.trash", n_selected > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "gallery.export", n_selected > 0);
  g_signal_emit (self, signals[SIGNAL_LOOKED], 0);
}

static void
select_neighbour (StudioGalleryPage *self)
{
  guint n_items = get_n_items (self);
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (
      studio_gallery_grid_get_model (self->grid));

  if (self->select_position == GTK_INVALID_LIST_POSITION || !gtk_bitset_is_empty (selected))
    return;
  if (n_items > 0)
    gtk_selection_model_select_item (
        studio_gallery_grid_get_model (self->grid), MIN (self->select_position, n_items - 1), TRUE);
  self->select_position = GTK_INVALID_LIST_POSITION;
}

/* While it is being listed for the first time, nobody knows yet whether there is anything. */
static void
update_stack (StudioGalleryPage *self)
{
  gboolean any = get_n_items (self) > 0;
  gboolean filtered = studio_query_is_filtered (studio_gallery_get_query (self->gallery));

  if (!any && studio_gallery_get_loading (self->gallery))
    return;
  if (any)
    gtk_stack_set_visible_child_name (self->stack, "grid");
  else if (filtered)
    studio_gallery_page_show_nothing (self);
  else
    studio_gallery_page_show_empty (self);
  gtk_widget_set_visible (self->tools, any || filtered);
  studio_style_ahead (GTK_WIDGET (self));
}

static void
items_changed_cb (StudioGalleryPage *self,
                  G_GNUC_UNUSED guint position,
                  guint n_removed,
                  G_GNUC_UNUSED guint n_added)
{
  update_stack (self);
  if (n_removed > 0)
    select_neighbour (self);
  selection_cb (self);
  first_visible_cb (self);
}

static void
listed_cb (StudioGalleryPage *self)
{
  update_stack (self);
  first_visible_cb (self);
  if (!studio_gallery_page_finish_restore (self) && self->from_start)
    studio_gallery_grid_jump_to (self->grid, 0);
  self->from_start = FALSE;
  studio_search_marks_listed (self->marks, GTK_WIDGET (self));
}

static void
loading_cb (StudioGalleryPage *self)
{
  update_stack (self);
  studio_gallery_page_finish_restore (self);
}

/* Another question has another answer, which is read from its beginning; what is shown stays until
 * the answer is there. */
static void
query_cb (StudioGalleryPage *self)
{
  StudioQuery query = { .search = studio_gallery_search_get_text (self->search) };

  studio_gallery_order_apply (self->order, &query);
  if (self->gallery == NULL
      || studio_query_equal (&query, studio_gallery_get_query (self->gallery)))
    return;
  self->from_start = TRUE;
  studio_gallery_set_query (self->gallery, &query);
  g_signal_emit (self, signals[SIGNAL_LOOKED], 0);
}

static void
search_changed_cb (StudioGalleryPage *self)
{
  const char *text = studio_gallery_search_get_text (self->search);

  studio_gallery_filters_set_text (self->filters, text);
  if (self->gallery != NULL && g_strcmp0 (studio_gallery_get_search (self->gallery), text) != 0)
    studio_search_marks_start (self->marks);
  query_cb (self);
}

static void
filtered_cb (StudioGalleryPage *self, const char *text)
{
  studio_gallery_search_set_text (self->search, text);
}

static void
leave_search_cb (StudioGalleryPage *self)
{
  if (get_n_items (self) > 0)
    gtk_widget_child_focus (GTK_WIDGET (self->grid), GTK_DIR_TAB_FORWARD);
}

/* Who begins to write among the images looks for one. Digits rate, the space selects. */
static gboolean
typed_cb (StudioGalleryPage *self, guint key, G_GNUC_UNUSED guint code, GdkModifierType modifiers)
{
  gunichar letter = gdk_keyval_to_unicode (key);

  if ((modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0
      || !g_unichar_isalpha (letter))
    return GDK_EVENT_PROPAGATE;
  studio_gallery_search_type (self->search, letter);
  return GDK_EVENT_STOP;
}

static void
jump_cb (StudioGalleryPage *self, guint position)
{
  studio_gallery_grid_go_to (self->grid, position);
}

static void
follow_gallery (StudioGalleryPage *self)
{
  /* After the selection, which follows the list first. */
  g_signal_connect_object (studio_gallery_grid_get_model (self->grid),
                           "items-changed",
                           G_CALLBACK (items_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (
      self->gallery, "listed", G_CALLBACK (listed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      self->gallery, "notify::loading", G_CALLBACK (loading_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      self->gallery, "groups-changed", G_CALLBACK (first_visible_cb), self, G_CONNECT_SWAPPED);
}

static void
gallery_cb (StudioGalleryPage *self)
{
  StudioGallery *gallery = studio_session_get_gallery (self->session);
  StudioThumbnailer *thumbnailer = studio_session_get_thumbnailer (self->session);
  if (gallery == NULL || gallery == self->gallery)
    return;

  if (self->gallery != NULL)
    g_signal_handlers_disconnect_by_data (self->gallery, self);
  g_set_object (&self->gallery, gallery);
  studio_gallery_page_join_details (self);
  studio_gallery_grid_set_gallery (self->grid, G_LIST_MODEL (gallery), thumbnailer);
  studio_gallery_chapter_set_gallery (self->chapter, gallery);
  follow_gallery (self);
  studio_gallery_tags_follow (self);
  query_cb (self);
  items_changed_cb (self, 0, 0, 0);
}

static void
record_activated_cb (StudioGalleryPage *self, StudioRecord *record)
{
  g_signal_emit (self, signals[SIGNAL_RECORD_ACTIVATED], 0, record);
}

static void
clear_search_action_cb (GtkWidget *widget,
                        G_GNUC_UNUSED const char *name,
                        G_GNUC_UNUSED GVariant *parameter)
{
  StudioGalleryPage *self = STUDIO_GALLERY_PAGE (widget);
  studio_gallery_search_clear (self->search);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
studio_gallery_page_dispose (GObject *object)
{
  StudioGalleryPage *self = STUDIO_GALLERY_PAGE (object);
  g_clear_handle_id (&self->layout_source, g_source_remove);
  studio_gallery_tags_unfollow (self);
  g_clear_pointer (&self->select_ids, g_array_unref);
  g_clear_pointer (&self->marks, studio_search_marks_free);
  if (self->gallery != NULL)
    g_signal_handlers_disconnect_by_data (self->gallery, self);
  g_clear_object (&self->gallery);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_gallery_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/UltraStudio/studio-gallery-page.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioGalleryPage, main);
  gtk_widget_class_bind_template_child (widget_class, StudioGalleryPage, tools);
  gtk_widget_class_bind_template_child (widget_class, StudioGalleryPage, search);
  gtk_widget_class_bind_template_child (widget_class, StudioGalleryPage, size_scale);
  gtk_widget_class_bind_template_child (widget_class, StudioGalleryPage, order);
  gtk_widget_class_bind_template_child (widget_class, StudioGalleryPage, chapter);
  gtk_widget_class_bind_template_child (widget_class, StudioGalleryPage, filters);
  gtk_widget_class_bind_template_child (widget_class, StudioGalleryPage, stack);
  gtk_widget_class_bind_template_child (widget_class, StudioGalleryPage, grid);
  gtk_widget_class_bind_template_child (widget_class, StudioGalleryPage, revealer);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, query_cb);
  gtk_widget_class_bind_template_callback (widget_class, filtered_cb);
  gtk_widget_class_bind_template_callback (widget_class, leave_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, jump_cb);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, first_visible_cb);
  gtk_widget_class_bind_template_callback (widget_class, record_activated_cb);
  gtk_widget_class_bind_template_callback_full (
      widget_class, "place_details_cb", G_CALLBACK (studio_gallery_page_place_details));
}

static void
studio_gallery_page_class_init (StudioGalleryPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_gallery_page_dispose;
  widget_class->measure = studio_gallery_page_measure;
  widget_class->size_allocate = studio_gallery_page_size_allocate;
  signals[SIGNAL_RECORD_ACTIVATED] = g_signal_new ("record-activated",
                                                   G_TYPE_FROM_CLASS (klass),
                                                   G_SIGNAL_RUN_LAST,
                                                   0,
                                                   NULL,
                                                   NULL,
                                                   NULL,
                                                   G_TYPE_NONE,
                                                   1,
                                                   STUDIO_TYPE_RECORD);
  signals[SIGNAL_LOOKED] = g_signal_new (
      "looked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_install_action (
      widget_class, "gallery.clear-search", NULL, clear_search_action_cb);
  studio_gallery_actions_install (widget_class);

  g_type_ensure (STUDIO_TYPE_GALLERY_CHAPTER);
  g_type_ensure (STUDIO_TYPE_GALLERY_FILTERS);
  g_type_ensure (STUDIO_TYPE_GALLERY_GRID);
  g_type_ensure (STUDIO_TYPE_GALLERY_ORDER);
  g_type_ensure (STUDIO_TYPE_GALLERY_SEARCH);
  bind_template (widget_class);
}

static void
studio_gallery_page_init (StudioGalleryPage *self)
{
  self->select_position = GTK_INVALID_LIST_POSITION;
  gtk_widget_init_template (GTK_WIDGET (self));
  studio_key_follower_follow (GTK_WIDGET (self));
  /* A layout manager would be asked in place of measure and size_allocate. */
  gtk_widget_set_layout_manager (GTK_WIDGET (self), NULL);
  g_signal_connect_object (studio_gallery_grid_get_model (self->grid),
                           "selection-changed",
                           G_CALLBACK (selection_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::root", G_CALLBACK (studio_gallery_page_follow_root), NULL);
  studio_gallery_page_apply_layout (self);
  studio_gallery_page_expect_details (self);
}

/**
 * studio_gallery_page_set_session:
 * @self: the page
 * @session: whose gallery it shows, at once or as soon as the library is open
 *
 * To be called once.
 */
void
studio_gallery_page_set_session (StudioGalleryPage *self, StudioSession *session)
{
  g_return_if_fail (STUDIO_IS_GALLERY_PAGE (self));
  while (studio_gallery_page_make_next (self))
    ;
  if (!g_set_object (&self->session, session))
    return;
  self->marks = studio_search_marks_new (studio_session_get_trace (session));
  studio_gallery_page_join_details (self);
  studio_edit_actions_attach (GTK_WIDGET (self),
                              GTK_WIDGET (self->grid),
                              session,
                              studio_gallery_grid_get_model (self->grid));
  g_signal_connect_object (
      session, "notify::gallery", G_CALLBACK (gallery_cb), self, G_CONNECT_SWAPPED);
  gallery_cb (self);
}

/**
 * studio_gallery_page_make_next:
 * @self: the page
 *
 * Makes one more piece of a page without a session, as small as there is time for between two
 * frames. With a session all is there.
 *
 * Returns: whether there is more to be made
 */
gboolean
studio_gallery_page_make_next (StudioGalleryPage *self)
{
  g_return_val_if_fail (STUDIO_IS_GALLERY_PAGE (self), FALSE);
  if (self->session != NULL)
    return FALSE;
  if (gtk_widget_get_visible (self->tools))
    return studio_gallery_filters_add_next (self->filters);
  gtk_widget_set_visible (self->tools, TRUE);
  return TRUE;
}

/**
 * studio_gallery_page_focus_search:
 * @self: the page
 *
 * Puts the focus into the search.
 */
void
studio_gallery_page_focus_search (StudioGalleryPage *self)
{
  g_return_if_fail (STUDIO_IS_GALLERY_PAGE (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

/**
 * studio_gallery_page_search:
 * @self: the page
 * @text: what to look for
 *
 * Looks for it as if it had been typed.
 */
void
studio_gallery_page_search (StudioGalleryPage *self, const char *text)
{
  g_return_if_fail (STUDIO_IS_GALLERY_PAGE (self));
  studio_gallery_search_set_text (self->search, text);
}

/**
 * studio_gallery_page_set_settings:
 * @self: the page
 * @settings: where the order and the size of the images are kept
 */
void
studio_gallery_page_set_settings (StudioGalleryPage *self, GSettings *settings)
{
  GtkAdjustment *size = gtk_range_get_adjustment (GTK_RANGE (self->size_scale));
  g_return_if_fail (STUDIO_IS_GALLERY_PAGE (self));
  g_settings_bind (settings, "gallery-sort", self->order, "sort", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "gallery-grouping", self->order, "grouping", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "gallery-tile-size", size, "value", G_SETTINGS_BIND_DEFAULT);
}

/**
 * studio_gallery_page_get_model:
 * @self: the page
 *
 * Returns: (transfer none): the images and which are selected
 */
GtkSelectionModel *
studio_gallery_page_get_model (StudioGalleryPage *self)
{
  g_return_val_if_fail (STUDIO_IS_GALLERY_PAGE (self), NULL);
  return studio_gallery_grid_get_model (self->grid);
}

/**
 * studio_gallery_page_expect_removal:
 * @self: the page
 *
 * To be called before what is selected is taken away: what stood behind it is selected then.
 */
void
studio_gallery_page_expect_removal (StudioGalleryPage *self)
{
  g_return_if_fail (STUDIO_IS_GALLERY_PAGE (self));
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (
      studio_gallery_grid_get_model (self->grid));
  self->select_position = gtk_bitset_get_minimum (selected);
}
