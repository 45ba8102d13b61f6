/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-filmstrip.h"

#include "studio-filmstrip-tile.h"
#include "studio-property.h"
#include "studio-tab-stop.h"
#include "studio-turns.h"

struct _StudioFilmstrip
{
  AdwBin parent_instance;

  GtkListView *list;
  GtkSingleSelection *selection;
  StudioSession *session;
  GListModel *queue;
  gboolean empty;
  gboolean selecting; /* the program selects, not the person */
  guint scroll_source;
  guint scroll_position;
};

typedef enum
{
  PROP_EMPTY = 1,
  PROP_SELECTED_JOB,
} StudioFilmstripProperty;

static GParamSpec *properties[PROP_SELECTED_JOB + 1];

G_DEFINE_FINAL_TYPE (StudioFilmstrip, studio_filmstrip, ADW_TYPE_BIN)

static guint job_activated_signal;

static void
setup_cb (StudioFilmstrip *self, GtkListItem *item)
{
  gtk_list_item_set_child (item, studio_filmstrip_tile_new (self->session));
}

static void
bind_cb (G_GNUC_UNUSED StudioFilmstrip *self, GtkListItem *item)
{
  StudioFilmstripTile *tile = STUDIO_FILMSTRIP_TILE (gtk_list_item_get_child (item));
  studio_filmstrip_tile_set_job (tile, gtk_list_item_get_item (item));
}

static void
unbind_cb (G_GNUC_UNUSED StudioFilmstrip *self, GtkListItem *item)
{
  StudioFilmstripTile *tile = STUDIO_FILMSTRIP_TILE (gtk_list_item_get_child (item));
  studio_filmstrip_tile_set_job (tile, NULL);
}

/* The list knows of a new item only after its own handler has run and sizes are known. */
static gboolean
scroll_cb (gpointer user_data)
{
  StudioFilmstrip *self = user_data;
  self->scroll_source = 0;
  if (self->scroll_position < g_list_model_get_n_items (G_LIST_MODEL (self->selection)))
    gtk_widget_activate_action (
        GTK_WIDGET (self->list), "list.scroll-to-item", "u", self->scroll_position);
  return G_SOURCE_REMOVE;
}

static void
scroll_to (StudioFilmstrip *self, guint position)
{
  self->scroll_position = position;
  if (self->scroll_source == 0)
    self->scroll_source = g_timeout_add (50, scroll_cb, self);
}

static void
items_changed_cb (StudioFilmstrip *self,
                  guint position,
                  G_GNUC_UNUSED guint n_removed,
                  guint n_added)
{
  gboolean empty = g_list_model_get_n_items (self->queue) == 0;
  if (n_added > 0)
    scroll_to (self, position + n_added - 1);
  studio_property_set_boolean (self, properties[PROP_EMPTY], &self->empty, empty);
}

/* In a turn of its own: it makes the tiles of all that is in the queue already. */
static gboolean
give_model (GtkWidget *strip)
{
  StudioFilmstrip *self = STUDIO_FILMSTRIP (strip);

  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  return G_SOURCE_REMOVE;
}

static void
selected_cb (StudioFilmstrip *self)
{
  StudioJob *job = studio_filmstrip_get_selected_job (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED_JOB]);
  if (job != NULL && !self->selecting)
    g_signal_emit (self, job_activated_signal, 0, job);
}

/* A click on what is selected already may still mean: show it again. */
static void
activate_cb (StudioFilmstrip *self, guint position)
{
  g_autoptr (StudioJob) job = g_list_model_get_item (self->queue, position);
  if (job != NULL)
    g_signal_emit (self, job_activated_signal, 0, job);
}

/* The row has the focus, the tile is in it. */
static gboolean
menu_key_cb (GtkWidget *widget, G_GNUC_UNUSED GVariant *args, G_GNUC_UNUSED gpointer user_data)
{
  GtkWidget *row = gtk_root_get_focus (gtk_widget_get_root (widget));
  GtkWidget *tile = row == NULL ? NULL : gtk_widget_get_first_child (row);

  if (!STUDIO_IS_FILMSTRIP_TILE (tile))
    return GDK_EVENT_PROPAGATE;
  studio_filmstrip_tile_popup_menu (STUDIO_FILMSTRIP_TILE (tile));
  return GDK_EVENT_STOP;
}

static void
studio_filmstrip_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  StudioFilmstrip *self = STUDIO_FILMSTRIP (object);
  switch ((StudioFilmstripProperty) id)
    {
    case PROP_EMPTY:
      g_value_set_boolean (value, self->empty);
      break;
    case PROP_SELECTED_JOB:
      g_value_set_object (value, studio_filmstrip_get_selected_job (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
studio_filmstrip_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  StudioFilmstrip *self = STUDIO_FILMSTRIP (object);
  switch ((StudioFilmstripProperty) id)
    {
    case PROP_SELECTED_JOB:
      studio_filmstrip_set_selected_job (self, g_value_get_object (value));
      break;
    case PROP_EMPTY:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
studio_filmstrip_dispose (GObject *object)
{
  StudioFilmstrip *self = STUDIO_FILMSTRIP (object);
  g_clear_handle_id (&self->scroll_source, g_source_remove);
  if (self->queue != NULL)
    g_signal_handlers_disconnect_by_data (self->queue, self);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_object (&self->queue);
  g_clear_object (&self->selection);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_filmstrip_parent_class)->dispose (object);
}

static void
studio_filmstrip_class_init (StudioFilmstripClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = studio_filmstrip_get_property;
  object_class->set_property = studio_filmstrip_set_property;
  object_class->dispose = studio_filmstrip_dispose;

  g_type_ensure (STUDIO_TYPE_TAB_STOP);
  properties[PROP_EMPTY] = g_param_spec_boolean ("empty", NULL, NULL, TRUE, STUDIO_PARAM_READABLE);
  properties[PROP_SELECTED_JOB] = g_param_spec_object (
      "selected-job", NULL, NULL, STUDIO_TYPE_JOB, STUDIO_PARAM_READWRITE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  job_activated_signal = g_signal_new ("job-activated",
                                       G_TYPE_FROM_CLASS (klass),
                                       G_SIGNAL_RUN_LAST,
                                       0,
                                       NULL,
                                       NULL,
                                       NULL,
                                       G_TYPE_NONE,
                                       1,
                                       STUDIO_TYPE_JOB);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, menu_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, menu_key_cb, NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/UltraStudio/studio-filmstrip.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioFilmstrip, list);
}

static void
studio_filmstrip_init (StudioFilmstrip *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  self->empty = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list, factory);
  g_object_unref (factory);

  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_object (
      self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      self->list, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
}

/**
 * studio_filmstrip_set_session:
 * @self: the strip
 * @session: whose jobs it shows
 *
 * To be called once.
 */
void
studio_filmstrip_set_session (StudioFilmstrip *self, StudioSession *session)
{
  g_return_if_fail (STUDIO_IS_FILMSTRIP (self));
  if (!g_set_object (&self->session, session))
    return;

  if (self->queue != NULL)
    g_signal_handlers_disconnect_by_data (self->queue, self);
  g_set_object (&self->queue, G_LIST_MODEL (studio_session_get_queue (session)));
  gtk_single_selection_set_model (self->selection, self->queue);
  studio_turns_add (GTK_WIDGET (self), give_model);
  g_signal_connect_object (
      self->queue, "items-changed", G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED);
  items_changed_cb (self, 0, 0, g_list_model_get_n_items (self->queue));
}

/**
 * studio_filmstrip_get_empty:
 * @self: the strip
 *
 * Returns: whether this session has no job yet
 */
gboolean
studio_filmstrip_get_empty (StudioFilmstrip *self)
{
  g_return_val_if_fail (STUDIO_IS_FILMSTRIP (self), TRUE);
  return self->empty;
}

/**
 * studio_filmstrip_get_selected_job:
 * @self: the strip
 *
 * Returns: (nullable) (transfer none): the job with the ring round it
 */
StudioJob *
studio_filmstrip_get_selected_job (StudioFilmstrip *self)
{
  g_return_val_if_fail (STUDIO_IS_FILMSTRIP (self), NULL);
  return gtk_single_selection_get_selected_item (self->selection);
}

/**
 * studio_filmstrip_set_selected_job:
 * @self: the strip
 * @job: (nullable): a job of the queue
 *
 * Puts the ring round it and brings it into sight, without `job-activated`.
 */
void
studio_filmstrip_set_selected_job (StudioFilmstrip *self, StudioJob *job)
{
  g_return_if_fail (STUDIO_IS_FILMSTRIP (self));
  guint n_items = self->queue == NULL ? 0 : g_list_model_get_n_items (self->queue);
  guint position = GTK_INVALID_LIST_POSITION;

  for (guint i = n_items; i > 0 && position == GTK_INVALID_LIST_POSITION; i--)
    {
      g_autoptr (StudioJob) candidate = g_list_model_get_item (self->queue, i - 1);
      if (candidate == job)
        position = i - 1;
    }
  self->selecting = TRUE;
  gtk_single_selection_set_selected (self->selection, position);
  self->selecting = FALSE;
  if (position != GTK_INVALID_LIST_POSITION)
    scroll_to (self, position);
}

/**
 * studio_filmstrip_get_position:
 * @self: the strip
 *
 * Returns: where in the queue the selected job is, %GTK_INVALID_LIST_POSITION for none
 */
guint
studio_filmstrip_get_position (StudioFilmstrip *self)
{
  return gtk_single_selection_get_selected (self->selection);
}
