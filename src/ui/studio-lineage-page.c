/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-lineage-page.h"

#include "studio-image-menu.h"
#include "studio-lineage-row.h"
#include "studio-lineage.h"
#include "studio-style-ahead.h"
#include "studio-row-turns.h"
#include "studio-tab-stop.h"
#include "studio-turns.h"
#include "studio-window-actions.h"

#include <glib/gi18n-lib.h>

struct _StudioLineagePage
{
  AdwBin parent_instance;

  GtkStack *stack;
  GtkListView *list;
  GtkSingleSelection *selection;
  StudioSession *session;
  GCancellable *cancellable;
  gint64 id;
  gint64 wanted_id; /* to be selected once the tree is there */
  guint tick_id;
  guint n_frames;
  gboolean takes_focus;
  gboolean wants_focus; /* as the last tree had it */
  gboolean follows_library;
};

/* After so many at the latest a row is there, or it never will be. */
#define MAX_FRAMES 30

G_DEFINE_FINAL_TYPE (StudioLineagePage, studio_lineage_page, ADW_TYPE_BIN)

static StudioLineageNode *
get_node (StudioLineagePage *self, guint position)
{
  g_autoptr (StudioLineageNode) node = g_list_model_get_item (G_LIST_MODEL (self->selection),
                                                              position);
  return node; /* the list holds it */
}

static void
setup_cb (StudioLineagePage *self, GtkListItem *item)
{
  gtk_list_item_set_child (item, studio_lineage_row_new (self->session));
}

static void
bind_cb (StudioLineagePage *self, GtkListItem *item)
{
  StudioLineageNode *node = gtk_list_item_get_item (item);
  gint64 id = studio_record_get_id (studio_lineage_node_get_record (node));

  studio_lineage_row_set_node (
      STUDIO_LINEAGE_ROW (gtk_list_item_get_child (item)), node, id == self->id);
}

static void
unbind_cb (G_GNUC_UNUSED StudioLineagePage *self, GtkListItem *item)
{
  studio_lineage_row_set_node (STUDIO_LINEAGE_ROW (gtk_list_item_get_child (item)), NULL, FALSE);
}

static void
activate_cb (StudioLineagePage *self, guint position)
{
  StudioLineageNode *node = get_node (self, position);

  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (node == NULL || !STUDIO_IS_WINDOW (root))
    return;
  StudioWindowParts parts = studio_window_get_parts (STUDIO_WINDOW (root));
  if (parts.viewer != NULL)
    studio_viewer_show_record (parts.viewer, studio_lineage_node_get_record (node));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-view", "s", "studio");
}

static gboolean
has_focus (StudioLineagePage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root == NULL ? NULL : gtk_root_get_focus (root);

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
}

static GtkWidget *
find_selected_row (StudioLineagePage *self)
{
  gpointer node = gtk_single_selection_get_selected_item (self->selection);
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list));

  while (row != NULL
         && (!STUDIO_IS_LINEAGE_ROW (gtk_widget_get_first_child (row))
             || studio_lineage_row_get_node (STUDIO_LINEAGE_ROW (gtk_widget_get_first_child (row)))
                    != node))
    row = gtk_widget_get_next_sibling (row);
  return row;
}

/* The list makes rows, and knows where they are, only frame by frame. */
static gboolean
go_to_selected_cb (GtkWidget *list, G_GNUC_UNUSED GdkFrameClock *clock, gpointer data)
{
  StudioLineagePage *self = data;
  GtkWidget *row = find_selected_row (self);
  guint position = gtk_single_selection_get_selected (self->selection);

  gtk_widget_activate_action (list, "list.scroll-to-item", "u", position);
  if ((row == NULL || gtk_widget_get_height (row) == 0) && --self->n_frames > 0)
    return G_SOURCE_CONTINUE;
  if (row != NULL && self->takes_focus)
    gtk_widget_grab_focus (row);
  self->tick_id = 0;
  return G_SOURCE_REMOVE;
}

static void
select_position (StudioLineagePage *self, guint position, gboolean takes_focus)
{
  if (position >= g_list_model_get_n_items (G_LIST_MODEL (self->selection)))
    return;
  gtk_single_selection_set_selected (self->selection, position);
  self->takes_focus = takes_focus;
  self->n_frames = MAX_FRAMES;
  if (self->tick_id == 0)
    self->tick_id = gtk_widget_add_tick_callback (
        GTK_WIDGET (self->list), go_to_selected_cb, self, NULL);
}

/* Along the branch; up and down are the list's own. */
static gboolean
walk_key_cb (GtkWidget *widget, GVariant *args, G_GNUC_UNUSED gpointer data)
{
  StudioLineagePage *self = STUDIO_LINEAGE_PAGE (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  StudioLineageNode *node = gtk_single_selection_get_selected_item (self->selection);

  if (node == NULL)
    return GDK_EVENT_PROPAGATE;
  const StudioLineagePlace *place = studio_lineage_node_get_place (node);
  select_position (
      self, g_variant_get_boolean (args) != rtl ? place->parent : place->first_child, TRUE);
  return GDK_EVENT_STOP;
}

static gboolean
branch_key_cb (GtkWidget *widget, G_GNUC_UNUSED GVariant *args, G_GNUC_UNUSED gpointer data)
{
  StudioRecord *record = studio_lineage_page_get_selected (STUDIO_LINEAGE_PAGE (widget));

  if (record == NULL)
    return GDK_EVENT_PROPAGATE;
  gtk_widget_activate_action (widget, "win.recall", "x", studio_record_get_id (record));
  return GDK_EVENT_STOP;
}

static gboolean
menu_key_cb (GtkWidget *widget, G_GNUC_UNUSED GVariant *args, G_GNUC_UNUSED gpointer data)
{
  StudioRecord *record = studio_lineage_page_get_selected (STUDIO_LINEAGE_PAGE (widget));
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  GtkWidget *row = focus == NULL ? NULL : gtk_widget_get_first_child (focus);

  if (record == NULL || !STUDIO_IS_LINEAGE_ROW (row))
    return GDK_EVENT_PROPAGATE;
  studio_image_menu_popup (row, studio_record_get_id (record), 24, 24);
  return GDK_EVENT_STOP;
}

static guint
find_position (GListModel *list, gint64 id)
{
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (StudioLineageNode) node = g_list_model_get_item (list, i);
      if (studio_record_get_id (studio_lineage_node_get_record (node)) == id)
        return i;
    }
  return 0;
}

/* Once all is listed. */
static gboolean
go_to_wanted (GtkWidget *page)
{
  StudioLineagePage *self = STUDIO_LINEAGE_PAGE (page);

  studio_style_ahead (GTK_WIDGET (self->list));
  select_position (
      self, find_position (G_LIST_MODEL (self->selection), self->wanted_id), self->wants_focus);
  return G_SOURCE_REMOVE;
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (StudioLineagePage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) list = studio_session_load_lineage_finish (
      STUDIO_SESSION (source), result, &error);

  if (list == NULL || self->selection == NULL)
    return;
  gboolean empty = g_list_model_get_n_items (list) == 0;
  g_autoptr (GListModel) listed = studio_row_turns_list (GTK_WIDGET (self), list);
  /* A row that goes takes the focus with it. */
  self->wants_focus = has_focus (self);
  gtk_single_selection_set_model (self->selection, listed);
  gtk_stack_set_visible_child_name (self->stack, empty ? "empty" : "tree");
  studio_turns_add (GTK_WIDGET (self), go_to_wanted);
}

static void library_added_cb (StudioLineagePage *self);

/* A window may open with the tree, before there is a library. */
static void
follow_library (StudioLineagePage *self)
{
  StudioLibrary *library = studio_session_get_library (self->session);

  if (library == NULL || self->follows_library)
    return;
  self->follows_library = TRUE;
  g_signal_connect_object (
      library, "added", G_CALLBACK (library_added_cb), self, G_CONNECT_SWAPPED);
}

static void
reload (StudioLineagePage *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->id == 0 || studio_session_get_library (self->session) == NULL)
    return;
  follow_library (self);
  self->cancellable = g_cancellable_new ();
  studio_session_load_lineage_async (
      self->session, self->id, self->cancellable, loaded_cb, g_object_ref (self));
}

/* A new image may have come from one of these. Whoever walks among them stays where they are. */
static void
library_added_cb (StudioLineagePage *self)
{
  StudioRecord *selected = studio_lineage_page_get_selected (self);

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  if (selected != NULL)
    self->wanted_id = studio_record_get_id (selected);
  reload (self);
}

/* Made once the library is open or when it is first looked at: a start does not wait for it. */
static void
ensure_content (StudioLineagePage *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkBuilder) builder = NULL;

  if (self->stack != NULL)
    return;
  builder = gtk_builder_new_from_resource ("/com/example/UltraStudio/studio-lineage-page.ui");
  self->stack = GTK_STACK (gtk_builder_get_object (builder, "stack"));
  self->list = GTK_LIST_VIEW (gtk_builder_get_object (builder, "list"));
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list, factory);
  self->selection = gtk_single_selection_new (NULL);
  /* The first row is there before the one that is wanted. */
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (
      self->list, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->stack));
}

static gboolean
prepare (GtkWidget *page)
{
  ensure_content (STUDIO_LINEAGE_PAGE (page));
  return G_SOURCE_REMOVE;
}

/* Only the first: whoever walks a tree is not taken to another one. */
static void
viewer_changed_cb (StudioLineagePage *self, G_GNUC_UNUSED GParamSpec *pspec, StudioViewer *viewer)
{
  if (self->session != NULL && self->id == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    studio_lineage_page_show (self, studio_viewer_get_record_id (viewer));
}

/* The tree of what the window shows. */
static void
studio_lineage_page_map (GtkWidget *widget)
{
  StudioLineagePage *self = STUDIO_LINEAGE_PAGE (widget);
  GtkRoot *root = gtk_widget_get_root (widget);

  if (STUDIO_IS_WINDOW (root))
    {
      StudioViewer *viewer = studio_window_get_parts (STUDIO_WINDOW (root)).viewer;
      if (self->session == NULL)
        studio_lineage_page_set_session (self, studio_window_get_session (STUDIO_WINDOW (root)));
      studio_lineage_page_show (self, viewer == NULL ? 0 : studio_viewer_get_record_id (viewer));
    }
  GTK_WIDGET_CLASS (studio_lineage_page_parent_class)->map (widget);
}

static void
studio_lineage_page_dispose (GObject *object)
{
  StudioLineagePage *self = STUDIO_LINEAGE_PAGE (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->tick_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self->list), self->tick_id);
  self->tick_id = 0;
  g_clear_object (&self->selection);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_lineage_page_parent_class)->dispose (object);
}

static void
add_keys (GtkWidgetClass *klass)
{
  gtk_widget_class_add_binding (klass, GDK_KEY_b, 0, branch_key_cb, NULL);
  gtk_widget_class_add_binding (klass, GDK_KEY_Menu, 0, menu_key_cb, NULL);
  gtk_widget_class_add_binding (klass, GDK_KEY_F10, GDK_SHIFT_MASK, menu_key_cb, NULL);
}

static void
studio_lineage_page_class_init (StudioLineagePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_lineage_page_dispose;
  g_type_ensure (STUDIO_TYPE_TAB_STOP);
  widget_class->map = studio_lineage_page_map;
  add_keys (widget_class);
}

/* Before the list, which takes them although it has no columns to go along. */
static void
studio_lineage_page_init (StudioLineagePage *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  for (guint i = 0; i < 2; i++)
    {
      GtkShortcut *shortcut = gtk_shortcut_new (
          gtk_keyval_trigger_new (i == 0 ? GDK_KEY_Left : GDK_KEY_Right, 0),
          gtk_callback_action_new (walk_key_cb, NULL, NULL));
      gtk_shortcut_set_arguments (shortcut, g_variant_new_boolean (i == 0));
      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), shortcut);
    }
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/**
 * studio_lineage_page_set_session:
 * @self: a page
 * @session: a session
 *
 * To be called once. A page in a window does without.
 */
void
studio_lineage_page_set_session (StudioLineagePage *self, StudioSession *session)
{
  g_return_if_fail (STUDIO_IS_LINEAGE_PAGE (self) && self->session == NULL);
  self->session = g_object_ref (session);
  ensure_content (self);
}

/**
 * studio_lineage_page_show:
 * @self: a page
 * @id: an image, 0 for none
 *
 * Shows the tree of this image, and selects it.
 */
void
studio_lineage_page_show (StudioLineagePage *self, gint64 id)
{
  g_return_if_fail (STUDIO_IS_LINEAGE_PAGE (self));
  self->id = id;
  self->wanted_id = id;
  if (id == 0)
    gtk_stack_set_visible_child_name (self->stack, "empty");
  reload (self);
}

/**
 * studio_lineage_page_set_viewer:
 * @self: a page
 * @viewer: what shows the images, once the library is open
 *
 * To be called once. Where the page is looked at already and has no tree, it shows that of the
 * first image which comes on show.
 */
void
studio_lineage_page_set_viewer (StudioLineagePage *self, StudioViewer *viewer)
{
  g_return_if_fail (STUDIO_IS_LINEAGE_PAGE (self));
  g_signal_connect_object (
      viewer, "notify::record-id", G_CALLBACK (viewer_changed_cb), self, G_CONNECT_SWAPPED);
  viewer_changed_cb (self, NULL, viewer);
  studio_turns_add (GTK_WIDGET (self), prepare);
}

/**
 * studio_lineage_page_get_selected:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): the image that is selected, %NULL also before a tree was
 *   looked at
 */
StudioRecord *
studio_lineage_page_get_selected (StudioLineagePage *self)
{
  g_return_val_if_fail (STUDIO_IS_LINEAGE_PAGE (self), NULL);
  StudioLineageNode *node = self->selection == NULL
                                ? NULL
                                : gtk_single_selection_get_selected_item (self->selection);
  return node == NULL ? NULL : studio_lineage_node_get_record (node);
}
