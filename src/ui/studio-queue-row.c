/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-queue-row.h"

#include "studio-copy-actions.h"
#include "studio-image-menu.h"
#include "studio-property.h"
#include "studio-shared-closures.h"
#include "studio-view-closures.h"

#include <glib/gi18n-lib.h>

/* Tenths of a second are shown; five a second look alive and cost next to nothing. */
#define TICK_MS 200

struct _StudioQueueRow
{
  GtkListBoxRow parent_instance;

  StudioJob *job;
  GtkLabel *title;
  GtkLabel *prompt;
  GtkLabel *subtitle;
  GtkMenuButton *move;
  guint tick_id;
};

G_DEFINE_FINAL_TYPE (StudioQueueRow, studio_queue_row, GTK_TYPE_LIST_BOX_ROW)

typedef enum
{
  PROP_JOB = 1,
} StudioQueueRowProperty;

static GParamSpec *properties[PROP_JOB + 1];

enum
{
  SIGNAL_MOVED,
  SIGNAL_DROPPED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_ENUM_TYPE (StudioQueueMove,
                    studio_queue_move,
                    G_DEFINE_ENUM_VALUE (STUDIO_QUEUE_MOVE_FIRST, "first"),
                    G_DEFINE_ENUM_VALUE (STUDIO_QUEUE_MOVE_UP, "up"),
                    G_DEFINE_ENUM_VALUE (STUDIO_QUEUE_MOVE_DOWN, "down"),
                    G_DEFINE_ENUM_VALUE (STUDIO_QUEUE_MOVE_LAST, "last"))

static gboolean
is_arriving (gpointer self G_GNUC_UNUSED, StudioRecordState state)
{
  return state == STUDIO_RECORD_RECEIVING;
}

static gboolean
is_being_made (gpointer self G_GNUC_UNUSED, StudioRecordState state)
{
  return state == STUDIO_RECORD_SENT;
}

static gboolean
waits (gpointer self G_GNUC_UNUSED, StudioRecordState state)
{
  return state == STUDIO_RECORD_QUEUED;
}

static double
show_fraction (gpointer self G_GNUC_UNUSED, double progress)
{
  return CLAMP (progress, 0, 1);
}

static void
update_title (StudioQueueRow *self)
{
  StudioRecordState state = studio_job_get_state (self->job);
  g_autofree char *text = state == STUDIO_RECORD_QUEUED
                              ? studio_closure_wait_title (NULL,
                                                           studio_job_get_wait_reason (self->job),
                                                           studio_job_get_wait_us (self->job))
                              : studio_closure_job_title (
                                  NULL, state, studio_job_get_progress (self->job));

  if (g_strcmp0 (gtk_label_get_label (self->title), text) != 0)
    gtk_label_set_label (self->title, text);
}

static void
update_subtitle (StudioQueueRow *self)
{
  StudioRequest *request = studio_job_get_request (self->job);
  g_autofree char *text = studio_view_job_figures (studio_job_get_state (self->job),
                                                   studio_job_get_elapsed_us (self->job),
                                                   studio_job_get_usual_us (self->job),
                                                   request);

  gtk_label_set_label (self->subtitle, text);
}

static gboolean
tick_cb (gpointer data)
{
  update_title (data);
  update_subtitle (data);
  return G_SOURCE_CONTINUE;
}

static void
title_cb (StudioQueueRow *self)
{
  update_title (self);
}

static void
cancel_cb (StudioQueueRow *self)
{
  studio_job_cancel (self->job);
}

static gboolean
can_move (StudioQueueRow *self)
{
  return studio_job_is_waiting (self->job);
}

static void
move_action (GtkWidget *widget, G_GNUC_UNUSED const char *name, GVariant *move)
{
  StudioQueueRow *self = STUDIO_QUEUE_ROW (widget);

  if (can_move (self))
    g_signal_emit (self, signals[SIGNAL_MOVED], 0, g_variant_get_int32 (move));
}

static void
cancel_action (GtkWidget *widget, G_GNUC_UNUSED const char *name, G_GNUC_UNUSED GVariant *parameter)
{
  cancel_cb (STUDIO_QUEUE_ROW (widget));
}

static void
show_menu (StudioQueueRow *self, double x, double y)
{
  g_autoptr (GMenuModel) menu = studio_image_menu_new_for_job (
      studio_keymap_find (GTK_WIDGET (self)), studio_job_get_record_id (self->job));

  studio_image_menu_popup_model (GTK_WIDGET (self), menu, x, y);
}

static void
pressed_cb (StudioQueueRow *self, G_GNUC_UNUSED int n_press, double x, double y)
{
  show_menu (self, x, y);
}

static void
menu_action (GtkWidget *widget, G_GNUC_UNUSED const char *name, G_GNUC_UNUSED GVariant *parameter)
{
  show_menu (STUDIO_QUEUE_ROW (widget),
             gtk_widget_get_width (widget) / 2.0,
             gtk_widget_get_height (widget) / 2.0);
}

static void
copy_prompt_action (GtkWidget *widget,
                    G_GNUC_UNUSED const char *name,
                    G_GNUC_UNUSED GVariant *parameter)
{
  studio_copy_actions_copy_prompt (widget, studio_job_get_request (STUDIO_QUEUE_ROW (widget)->job));
}

static void
copy_as_action (GtkWidget *widget, G_GNUC_UNUSED const char *name, GVariant *form)
{
  studio_copy_actions_copy_as (widget,
                               studio_job_get_request (STUDIO_QUEUE_ROW (widget)->job),
                               g_variant_get_string (form, NULL));
}

static void
add_menu (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "job.copy-prompt", NULL, copy_prompt_action);
  gtk_widget_class_install_action (klass, "job.copy-as", "s", copy_as_action);
  gtk_widget_class_install_action (klass, "queue-row.menu", NULL, menu_action);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Menu, 0, "queue-row.menu", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_F10, GDK_SHIFT_MASK, "queue-row.menu", NULL);
}

static GdkContentProvider *
drag_prepare_cb (StudioQueueRow *self)
{
  return can_move (self) ? gdk_content_provider_new_typed (STUDIO_TYPE_JOB, self->job) : NULL;
}

static void
drag_begin_cb (StudioQueueRow *self, GdkDrag *drag)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (GTK_WIDGET (self));

  gtk_drag_icon_set_from_paintable (drag, paintable, 0, 0);
}

static gboolean
drop_cb (StudioQueueRow *self, const GValue *value)
{
  if (!G_VALUE_HOLDS (value, STUDIO_TYPE_JOB))
    return FALSE;
  g_autoptr (StudioJob) job = g_value_dup_object (value);
  g_signal_emit (self, signals[SIGNAL_DROPPED], 0, job);
  return TRUE;
}

/* Not before it is wanted: hundreds of rows come and go, hardly one is moved by its menu, and GTK
 * never frees the items of a menu in a template. */
static void
create_moves_cb (GtkMenuButton *button, G_GNUC_UNUSED gpointer data)
{
  static const struct
  {
    const char *label;
    const char *accel;
    StudioQueueMove move;
  } items[] = {
    { N_ ("Send _Next"), "<Alt>Home", STUDIO_QUEUE_MOVE_FIRST },
    { N_ ("Move _Up"), "<Alt>Up", STUDIO_QUEUE_MOVE_UP },
    { N_ ("Move _Down"), "<Alt>Down", STUDIO_QUEUE_MOVE_DOWN },
    { N_ ("Send _Last"), "<Alt>End", STUDIO_QUEUE_MOVE_LAST },
  };
  g_autoptr (GMenu) menu = g_menu_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (items); i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (_ (items[i].label), NULL);
      g_menu_item_set_action_and_target (item, "queue-row.move", "i", (int) items[i].move);
      g_menu_item_set_attribute (item, "accel", "s", items[i].accel);
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

static void
add_drag_and_drop (StudioQueueRow *self)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (STUDIO_TYPE_JOB, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_object (
      source, "prepare", G_CALLBACK (drag_prepare_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      source, "drag-begin", G_CALLBACK (drag_begin_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (source));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

static void
follow_job (StudioQueueRow *self)
{
  static const char *const names[] = {
    "notify::state", "notify::progress", "notify::wait-us", "notify::wait-reason"
  };
  StudioRequest *request = studio_job_get_request (self->job);
  const char *prompt = studio_request_get_prompt (request);
  g_autofree char *image = studio_view_image_name (
      NULL, prompt, studio_request_get_aspect_ratio (request), FALSE);
  g_autofree char *name = g_strdup_printf (
      _ ("%s · seed %u"), image, studio_request_get_seed (request));

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    g_signal_connect_object (self->job, names[i], G_CALLBACK (title_cb), self, G_CONNECT_SWAPPED);
  gtk_label_set_label (self->prompt, prompt);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  update_title (self);
}

static void
studio_queue_row_map (GtkWidget *widget)
{
  StudioQueueRow *self = STUDIO_QUEUE_ROW (widget);

  GTK_WIDGET_CLASS (studio_queue_row_parent_class)->map (widget);
  update_subtitle (self);
  self->tick_id = g_timeout_add (TICK_MS, tick_cb, self);
}

static void
studio_queue_row_unmap (GtkWidget *widget)
{
  StudioQueueRow *self = STUDIO_QUEUE_ROW (widget);

  g_clear_handle_id (&self->tick_id, g_source_remove);
  GTK_WIDGET_CLASS (studio_queue_row_parent_class)->unmap (widget);
}

static void
studio_queue_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  StudioQueueRow *self = STUDIO_QUEUE_ROW (object);

  switch ((StudioQueueRowProperty) id)
    {
    case PROP_JOB:
      g_value_set_object (value, self->job);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
studio_queue_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  StudioQueueRow *self = STUDIO_QUEUE_ROW (object);

  switch ((StudioQueueRowProperty) id)
    {
    case PROP_JOB:
      self->job = g_value_dup_object (value);
      follow_job (self);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
studio_queue_row_dispose (GObject *object)
{
  StudioQueueRow *self = STUDIO_QUEUE_ROW (object);

  g_clear_handle_id (&self->tick_id, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (object), STUDIO_TYPE_QUEUE_ROW);
  g_clear_object (&self->job);
  G_OBJECT_CLASS (studio_queue_row_parent_class)->dispose (object);
}

static void
add_moves (GtkWidgetClass *klass)
{
  static const struct
  {
    guint key;
    StudioQueueMove move;
  } keys[] = {
    { GDK_KEY_Home, STUDIO_QUEUE_MOVE_FIRST },
    { GDK_KEY_Up, STUDIO_QUEUE_MOVE_UP },
    { GDK_KEY_Down, STUDIO_QUEUE_MOVE_DOWN },
    { GDK_KEY_End, STUDIO_QUEUE_MOVE_LAST },
  };

  gtk_widget_class_install_action (klass, "queue-row.move", "i", move_action);
  gtk_widget_class_install_action (klass, "queue-row.cancel", NULL, cancel_action);
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (
        klass, keys[i].key, GDK_ALT_MASK, "queue-row.move", "i", (int) keys[i].move);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Delete, 0, "queue-row.cancel", NULL);
}

static void
studio_queue_row_class_init (StudioQueueRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = studio_queue_row_get_property;
  object_class->set_property = studio_queue_row_set_property;
  object_class->dispose = studio_queue_row_dispose;
  widget_class->map = studio_queue_row_map;
  widget_class->unmap = studio_queue_row_unmap;

  properties[PROP_JOB] = g_param_spec_object (
      "job", NULL, NULL, STUDIO_TYPE_JOB, STUDIO_PARAM_CONSTRUCT_ONLY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[SIGNAL_MOVED] = g_signal_new ("moved",
                                        STUDIO_TYPE_QUEUE_ROW,
                                        G_SIGNAL_RUN_LAST,
                                        0,
                                        NULL,
                                        NULL,
                                        NULL,
                                        G_TYPE_NONE,
                                        1,
                                        STUDIO_TYPE_QUEUE_MOVE);
  signals[SIGNAL_DROPPED] = g_signal_new ("dropped",
                                          STUDIO_TYPE_QUEUE_ROW,
                                          G_SIGNAL_RUN_LAST,
                                          0,
                                          NULL,
                                          NULL,
                                          NULL,
                                          G_TYPE_NONE,
                                          1,
                                          STUDIO_TYPE_JOB);
  add_moves (widget_class);
  add_menu (widget_class);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/UltraStudio/studio-queue-row.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioQueueRow, title);
  gtk_widget_class_bind_template_child (widget_class, StudioQueueRow, prompt);
  gtk_widget_class_bind_template_child (widget_class, StudioQueueRow, subtitle);
  gtk_widget_class_bind_template_child (widget_class, StudioQueueRow, move);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, is_arriving);
  gtk_widget_class_bind_template_callback (widget_class, is_being_made);
  gtk_widget_class_bind_template_callback (widget_class, show_fraction);
  gtk_widget_class_bind_template_callback (widget_class, waits);
}

static void
studio_queue_row_init (StudioQueueRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->move, create_moves_cb, NULL, NULL);
  add_drag_and_drop (self);
}

/**
 * studio_queue_row_new:
 * @job: a job that has not ended
 *
 * Returns: (transfer floating): a row for it
 */
GtkWidget *
studio_queue_row_new (StudioJob *job)
{
  return g_object_new (STUDIO_TYPE_QUEUE_ROW, "job", job, NULL);
}

/**
 * studio_queue_row_get_job:
 * @self: a row
 *
 * Returns: (transfer none): its job
 */
StudioJob *
studio_queue_row_get_job (StudioQueueRow *self)
{
  g_return_val_if_fail (STUDIO_IS_QUEUE_ROW (self), NULL);
  return self->job;
}
