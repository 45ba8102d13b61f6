/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-gallery-page.h"

#include "studio-details.h"
#include "studio-edit-actions.h"
#include "studio-gallery-grid.h"
#include "studio-gallery-heading.h"
#include "studio-gallery-selection.h"
#include "studio-selection-bar.h"

/* Below this width the details come up from the bottom instead of standing beside the grid. */
#define NARROW_WIDTH 860
#define DETAILS_WIDTH 330

struct _StudioGalleryPage
{
  AdwBin parent_instance;

  GtkWidget *main;
  GtkEntry *search;
  GtkWidget *size_scale;
  StudioGalleryHeading *heading;
  GtkStack *stack;
  StudioGalleryGrid *grid;
  StudioSelectionBar *selection_bar;
  GtkRevealer *revealer;
  StudioDetails *details;

  StudioSession *session;
  StudioGallery *gallery;
  guint layout_source;
  guint select_position; /* what to select once the trashed one is gone */
  gboolean narrow;
};

G_DEFINE_FINAL_TYPE (StudioGalleryPage, studio_gallery_page, ADW_TYPE_BIN)

static guint record_activated_signal;

static GtkBitset *
dup_selected (StudioGalleryPage *self)
{
  return gtk_selection_model_get_selection (studio_gallery_grid_get_model (self->grid));
}

/* As wide as it was drawn, or as large letters need it. */
static int
get_details_width (StudioGalleryPage *self)
{
  int least = 0;
  gtk_widget_measure (
      GTK_WIDGET (self->details), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  return MAX (least, DETAILS_WIDTH);
}

/* Beside the grid the details are a column, however long a line of them would like to be. */
static gboolean
place_details_cb (StudioGalleryPage *self,
                  G_GNUC_UNUSED GtkWidget *revealer,
                  GdkRectangle *place,
                  GtkWidget *overlay)
{
  int width = gtk_widget_get_width (overlay);
  gboolean rtl = gtk_widget_get_direction (overlay) == GTK_TEXT_DIR_RTL;
  if (self->narrow)
    return FALSE;

  place->width = get_details_width (self);
  place->height = gtk_widget_get_height (overlay);
  place->x = rtl ? 0 : width - place->width;
  place->y = 0;
  return TRUE;
}

/* Beside the grid the details always have their place, so that selecting moves nothing; over it
 * they are there only when asked for. */
static void
update_details (StudioGalleryPage *self)
{
  GListModel *images = G_LIST_MODEL (self->gallery);
  gboolean has_items = images != NULL && g_list_model_get_n_items (images) > 0;
  gboolean has_record = studio_details_get_record (self->details) != NULL;
  gboolean beside = !self->narrow && has_items;

  gtk_widget_set_margin_end (self->main, beside ? get_details_width (self) : 0);
  gtk_widget_set_visible (GTK_WIDGET (self->revealer), beside || self->narrow);
  gtk_revealer_set_reveal_child (self->revealer, beside || (has_items && has_record));
}

static void
apply_layout (StudioGalleryPage *self)
{
  GtkWidget *revealer = GTK_WIDGET (self->revealer);
  GtkWidget *details = GTK_WIDGET (self->details);

  gtk_widget_set_visible (self->size_scale, !self->narrow);
  gtk_widget_set_valign (revealer, self->narrow ? GTK_ALIGN_END : GTK_ALIGN_FILL);
  gtk_revealer_set_transition_type (self->revealer,
                                    self->narrow ? GTK_REVEALER_TRANSITION_TYPE_SLIDE_UP
                                                 : GTK_REVEALER_TRANSITION_TYPE_NONE);
  gtk_widget_set_size_request (
      details, -1, self->narrow ? gtk_widget_get_height (GTK_WIDGET (self)) * 3 / 5 : -1);
  (self->narrow ? gtk_widget_add_css_class : gtk_widget_remove_css_class) (details, "sheet");
  studio_details_set_closable (self->details, self->narrow);
  update_details (self);
}

static gboolean
layout_cb (gpointer user_data)
{
  StudioGalleryPage *self = user_data;
  self->layout_source = 0;
  apply_layout (self);
  return G_SOURCE_REMOVE;
}

static void
first_visible_cb (StudioGalleryPage *self)
{
  guint n_groups = 0;
  guint first = studio_gallery_grid_get_first_visible (self->grid);
  const StudioIdGroup *groups = self->gallery == NULL
                                    ? NULL
                                    : studio_gallery_get_groups (self->gallery, &n_groups);
  guint group = 0;

  while (group < n_groups && first >= groups[group].n_items)
    first -= groups[group++].n_items;
  gtk_widget_set_visible (GTK_WIDGET (self->heading), group < n_groups);
  if (group < n_groups)
    studio_gallery_heading_set_group (
        self->heading, studio_gallery_get_query (self->gallery)->grouping, &groups[group], NULL);
}

static void
selection_cb (StudioGalleryPage *self)
{
  g_autoptr (GtkBitset) selected = dup_selected (self);
  guint64 n_selected = gtk_bitset_get_size (selected);
  g_autoptr (StudioRecord) record = NULL;

  if (n_selected == 1)
    record = g_list_model_get_item (G_LIST_MODEL (self->gallery),
                                    gtk_bitset_get_minimum (selected));
  studio_details_set_record (self->details, record);
  studio_details_set_n_selected (self->details, (guint) n_selected);
  studio_selection_bar_set_n_selected (self->selection_bar, (guint) n_selected);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "gallery.trash", n_selected > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "gallery.export", n_selected > 0);
  update_details (self);
}

static void
select_neighbour (StudioGalleryPage *self)
{
  GListModel *images = G_LIST_MODEL (self->gallery);
  guint n_items = images == NULL ? 0 : g_list_model_get_n_items (images);
  g_autoptr (GtkBitset) selected = dup_selected (self);

  if (self->select_position == GTK_INVALID_LIST_POSITION || !gtk_bitset_is_empty (selected))
    return;
  if (n_items > 0)
    gtk_selection_model_select_item (
        studio_gallery_grid_get_model (self->grid), MIN (self->select_position, n_items - 1), TRUE);
  self->select_position = GTK_INVALID_LIST_POSITION;
}

static void
items_changed_cb (StudioGalleryPage *self,
                  G_GNUC_UNUSED guint position,
                  guint n_removed,
                  G_GNUC_UNUSED guint n_added)
{
  GListModel *images = G_LIST_MODEL (self->gallery);
  guint n_items = images == NULL ? 0 : g_list_model_get_n_items (images);
  const char *search = studio_gallery_get_search (self->gallery);
  gboolean searching = search != NULL && *search != '\0';

  gtk_stack_set_visible_child_name (self->stack,
                                    n_items > 0 ? "grid" : (searching ? "nothing" : "empty"));
  if (n_removed > 0)
    select_neighbour (self);
  selection_cb (self);
  first_visible_cb (self);
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
  studio_details_set_thumbnailer (self->details, thumbnailer);
  studio_gallery_grid_set_gallery (self->grid, G_LIST_MODEL (gallery), thumbnailer);
  /* After the selection, which follows the list first. */
  g_signal_connect_object (studio_gallery_grid_get_model (self->grid),
                           "items-changed",
                           G_CALLBACK (items_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (
      gallery, "notify::search", G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      gallery, "groups-changed", G_CALLBACK (first_visible_cb), self, G_CONNECT_SWAPPED);
  items_changed_cb (self, 0, 0, 0);
}

static void
search_changed_cb (StudioGalleryPage *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));
  gtk_entry_set_icon_from_icon_name (
      self->search, GTK_ENTRY_ICON_SECONDARY, *text != '\0' ? "edit-clear-symbolic" : NULL);
  if (self->gallery == NULL)
    return;
  studio_trace_mark (studio_session_get_trace (self->session), "search.start");
  studio_gallery_set_search (self->gallery, text);
}

static void
search_icon_cb (StudioGalleryPage *self, GtkEntryIconPosition icon)
{
  if (icon == GTK_ENTRY_ICON_SECONDARY)
    gtk_editable_set_text (GTK_EDITABLE (self->search), "");
}

static void
record_activated_cb (StudioGalleryPage *self, StudioRecord *record)
{
  g_signal_emit (self, record_activated_signal, 0, record);
}

static void
details_close_cb (StudioGalleryPage *self)
{
  gtk_selection_model_unselect_all (studio_gallery_grid_get_model (self->grid));
}

static void
clear_search_action_cb (GtkWidget *widget,
                        G_GNUC_UNUSED const char *name,
                        G_GNUC_UNUSED GVariant *parameter)
{
  StudioGalleryPage *self = STUDIO_GALLERY_PAGE (widget);
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
unselect_action_cb (GtkWidget *widget,
                    G_GNUC_UNUSED const char *name,
                    G_GNUC_UNUSED GVariant *parameter)
{
  details_close_cb (STUDIO_GALLERY_PAGE (widget));
}

static void
activate_on_selected (StudioGalleryPage *self, const char *action)
{
  g_autoptr (GArray) ids = studio_gallery_selection_dup_ids (
      studio_gallery_grid_get_model (self->grid));

  gtk_widget_activate_action_variant (
      GTK_WIDGET (self),
      action,
      g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, ids->data, ids->len, sizeof (gint64)));
}

static void
trash_action_cb (GtkWidget *widget,
                 G_GNUC_UNUSED const char *name,
                 G_GNUC_UNUSED GVariant *parameter)
{
  StudioGalleryPage *self = STUDIO_GALLERY_PAGE (widget);
  g_autoptr (GtkBitset) selected = dup_selected (self);

  self->select_position = gtk_bitset_get_minimum (selected);
  activate_on_selected (self, "win.trash-all");
}

static void
export_action_cb (GtkWidget *widget,
                  G_GNUC_UNUSED const char *name,
                  G_GNUC_UNUSED GVariant *parameter)
{
  activate_on_selected (STUDIO_GALLERY_PAGE (widget), "win.export-all");
}

static void
studio_gallery_page_measure (GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  StudioGalleryPage *self = STUDIO_GALLERY_PAGE (widget);
  gtk_widget_measure (adw_bin_get_child (ADW_BIN (self)),
                      orientation,
                      for_size,
                      minimum,
                      natural,
                      minimum_baseline,
                      natural_baseline);
  /* Without the details beside the grid it can always be narrower. */
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = MAX (*minimum - gtk_widget_get_margin_end (self->main), 0);
}

static void
studio_gallery_page_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  StudioGalleryPage *self = STUDIO_GALLERY_PAGE (widget);
  GtkWidget *child = adw_bin_get_child (ADW_BIN (self));
  gboolean narrow = width < NARROW_WIDTH;
  int least = 0;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  gtk_widget_allocate (child, MAX (width, least), height, baseline, NULL);
  /* Sizes are being given out: what follows from them has to wait. */
  if (narrow != self->narrow && self->layout_source == 0)
    self->layout_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, layout_cb, self, NULL);
  self->narrow = narrow;
}

static void
studio_gallery_page_dispose (GObject *object)
{
  StudioGalleryPage *self = STUDIO_GALLERY_PAGE (object);
  g_clear_handle_id (&self->layout_source, g_source_remove);
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
  gtk_widget_class_bind_template_child (widget_class, StudioGalleryPage, search);
  gtk_widget_class_bind_template_child (widget_class, StudioGalleryPage, size_scale);
  gtk_widget_class_bind_template_child (widget_class, StudioGalleryPage, heading);
  gtk_widget_class_bind_template_child (widget_class, StudioGalleryPage, stack);
  gtk_widget_class_bind_template_child (widget_class, StudioGalleryPage, grid);
  gtk_widget_class_bind_template_child (widget_class, StudioGalleryPage, selection_bar);
  gtk_widget_class_bind_template_child (widget_class, StudioGalleryPage, revealer);
  gtk_widget_class_bind_template_child (widget_class, StudioGalleryPage, details);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_icon_cb);
  gtk_widget_class_bind_template_callback (widget_class, first_visible_cb);
  gtk_widget_class_bind_template_callback (widget_class, record_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, details_close_cb);
  gtk_widget_class_bind_template_callback (widget_class, place_details_cb);
}

static void
studio_gallery_page_class_init (StudioGalleryPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_gallery_page_dispose;
  widget_class->measure = studio_gallery_page_measure;
  widget_class->size_allocate = studio_gallery_page_size_allocate;
  record_activated_signal = g_signal_new ("record-activated",
                                          G_TYPE_FROM_CLASS (klass),
                                          G_SIGNAL_RUN_LAST,
                                          0,
                                          NULL,
                                          NULL,
                                          NULL,
                                          G_TYPE_NONE,
                                          1,
                                          STUDIO_TYPE_RECORD);
  gtk_widget_class_install_action (
      widget_class, "gallery.clear-search", NULL, clear_search_action_cb);
  gtk_widget_class_install_action (widget_class, "gallery.unselect", NULL, unselect_action_cb);
  gtk_widget_class_install_action (widget_class, "gallery.trash", NULL, trash_action_cb);
  gtk_widget_class_install_action (widget_class, "gallery.export", NULL, export_action_cb);

  g_type_ensure (STUDIO_TYPE_DETAILS);
  g_type_ensure (STUDIO_TYPE_GALLERY_GRID);
  g_type_ensure (STUDIO_TYPE_GALLERY_HEADING);
  g_type_ensure (STUDIO_TYPE_SELECTION_BAR);
  bind_template (widget_class);
}

static void
studio_gallery_page_init (StudioGalleryPage *self)
{
  self->select_position = GTK_INVALID_LIST_POSITION;
  gtk_widget_init_template (GTK_WIDGET (self));
  /* A layout manager would be asked in place of measure and size_allocate. */
  gtk_widget_set_layout_manager (GTK_WIDGET (self), NULL);
  g_signal_connect_object (studio_gallery_grid_get_model (self->grid),
                           "selection-changed",
                           G_CALLBACK (selection_cb),
                           self,
                           G_CONNECT_SWAPPED);
  apply_layout (self);
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
  if (!g_set_object (&self->session, session))
    return;
  studio_details_set_session (self->details, session);
  studio_edit_actions_attach (GTK_WIDGET (self),
                              GTK_WIDGET (self->grid),
                              session,
                              studio_gallery_grid_get_model (self->grid));
  g_signal_connect_object (
      session, "notify::gallery", G_CALLBACK (gallery_cb), self, G_CONNECT_SWAPPED);
  gallery_cb (self);
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
