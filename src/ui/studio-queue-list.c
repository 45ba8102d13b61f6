/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-queue-list.h"

#include "studio-property.h"
#include "studio-queue-row.h"

#include <glib/gi18n-lib.h>

/* More rows than this say nothing new; the rest is a number. */
#define MAX_ROWS 3

struct _StudioQueueList
{
  AdwBin parent_instance;

  GtkListBox *list_box;
  GtkLabel *more;
  StudioQueue *queue;
  GtkCustomFilter *filter;
  GtkFilterListModel *active;
};

G_DEFINE_FINAL_TYPE (StudioQueueList, studio_queue_list, ADW_TYPE_BIN)

typedef enum
{
  PROP_QUEUE = 1,
} StudioQueueListProperty;

static GParamSpec *properties[PROP_QUEUE + 1];

static gboolean
match_active (gpointer item, gpointer data G_GNUC_UNUSED)
{
  return !studio_job_has_ended (item);
}

static GtkWidget *
create_row (gpointer item, gpointer data G_GNUC_UNUSED)
{
  return studio_queue_row_new (item);
}

static void
update_cb (StudioQueueList *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->active));
  guint n_more = n > MAX_ROWS ? n - MAX_ROWS : 0;

  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->more), n_more > 0);
  if (n_more == 0)
    return;
  g_autofree char *text = g_strdup_printf (
      ngettext ("and %u more waits", "and %u more wait", n_more), n_more);
  gtk_label_set_label (self->more, text);
}

static void
job_ended_cb (StudioQueueList *self)
{
  gboolean focused = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;

  /* The button that cancelled the last one goes; the focus would land on whatever comes next. */
  if (focused && studio_queue_get_n_active (self->queue) == 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.focus-prompt", NULL);
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_MORE_STRICT);
}

static void
cancel_all_cb (StudioQueueList *self)
{
  if (self->queue != NULL)
    studio_queue_cancel_all (self->queue);
}

static void
studio_queue_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  StudioQueueList *self = STUDIO_QUEUE_LIST (object);

  switch ((StudioQueueListProperty) id)
    {
    case PROP_QUEUE:
      g_value_set_object (value, self->queue);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
studio_queue_list_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch ((StudioQueueListProperty) id)
    {
    case PROP_QUEUE:
      studio_queue_list_set_queue (STUDIO_QUEUE_LIST (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
studio_queue_list_dispose (GObject *object)
{
  StudioQueueList *self = STUDIO_QUEUE_LIST (object);

  if (self->list_box != NULL)
    gtk_list_box_bind_model (self->list_box, NULL, NULL, NULL, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), STUDIO_TYPE_QUEUE_LIST);
  g_clear_object (&self->active);
  g_clear_object (&self->filter);
  g_clear_object (&self->queue);
  G_OBJECT_CLASS (studio_queue_list_parent_class)->dispose (object);
}

static void
studio_queue_list_class_init (StudioQueueListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = studio_queue_list_get_property;
  object_class->set_property = studio_queue_list_set_property;
  object_class->dispose = studio_queue_list_dispose;

  properties[PROP_QUEUE] = g_param_spec_object (
      "queue", NULL, NULL, STUDIO_TYPE_QUEUE, STUDIO_PARAM_READWRITE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/UltraStudio/studio-queue-list.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioQueueList, list_box);
  gtk_widget_class_bind_template_child (widget_class, StudioQueueList, more);
  gtk_widget_class_bind_template_callback (widget_class, cancel_all_cb);
}

static void
studio_queue_list_init (StudioQueueList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->filter = gtk_custom_filter_new (match_active, NULL, NULL);
  self->active = gtk_filter_list_model_new (NULL, g_object_ref (GTK_FILTER (self->filter)));
  g_signal_connect_object (
      self->active, "items-changed", G_CALLBACK (update_cb), self, G_CONNECT_SWAPPED);
  g_autoptr (GtkSliceListModel) first = gtk_slice_list_model_new (
      g_object_ref (G_LIST_MODEL (self->active)), 0, MAX_ROWS);
  gtk_list_box_bind_model (self->list_box, G_LIST_MODEL (first), create_row, NULL, NULL);
  update_cb (self);
}

/**
 * studio_queue_list_set_queue:
 * @self: a list
 * @queue: (nullable): the queue to show
 */
void
studio_queue_list_set_queue (StudioQueueList *self, StudioQueue *queue)
{
  g_return_if_fail (STUDIO_IS_QUEUE_LIST (self));
  StudioQueue *old = self->queue;

  if (old == queue)
    return;
  if (old != NULL)
    g_signal_handlers_disconnect_by_func (old, job_ended_cb, self);
  if (queue != NULL)
    g_signal_connect_object (
        queue, "job-ended", G_CALLBACK (job_ended_cb), self, G_CONNECT_SWAPPED);
  gtk_filter_list_model_set_model (self->active, (GListModel *) queue);
  studio_property_set_object (self, properties[PROP_QUEUE], &self->queue, queue);
}
