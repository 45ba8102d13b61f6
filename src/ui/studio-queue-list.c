/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-queue-list.h"

#include "studio-property.h"
#include "studio-queue-row.h"
#include "studio-turns.h"
#include "studio-view-closures.h"

#include <glib/gi18n-lib.h>

/* So many are seen at first, and so many more each time that somebody wants to see more. */
#define FIRST_ROWS 3
#define MORE_ROWS 10

struct _StudioQueueList
{
  AdwBin parent_instance;

  GtkListBox *list_box;
  GtkWidget *pause;
  GtkButton *more;
  GtkWidget *cancel_waiting;
  GtkWidget *result_box;
  GtkLabel *result;
  GtkWidget *retry;
  StudioQueue *queue;
  GtkCustomFilter *filter;
  GtkFilterListModel *active;
  GtkSliceListModel *shown;
  guint n_wanted; /* how many rows there may be */
  StudioRun *run; /* the one whose result is told */
};

G_DEFINE_FINAL_TYPE (StudioQueueList, studio_queue_list, ADW_TYPE_BIN)

typedef enum
{
  PROP_QUEUE = 1,
  PROP_PAUSED,
} StudioQueueListProperty;

static GParamSpec *properties[PROP_PAUSED + 1];

static gboolean
match_active (gpointer item, gpointer data G_GNUC_UNUSED)
{
  return !studio_job_has_ended (item);
}

/* Told while it goes on, and as long as something of it is to be tried again. */
static void
update_result (StudioQueueList *self)
{
  StudioRunTally tally = { 0 };

  if (self->queue != NULL && self->run != NULL)
    studio_queue_tally (self->queue, self->run, &tally);
  guint n_left = tally.n_all - tally.n_kept - tally.n_refused - tally.n_failed - tally.n_cancelled;
  gboolean trouble = tally.n_refused + tally.n_failed > 0;
  gboolean shown = tally.n_all > 1 && (trouble || (n_left > 0 && n_left < tally.n_all));
  gtk_widget_set_visible (self->result_box, shown);
  gtk_widget_set_visible (self->retry, tally.n_failed > 0);
  if (!shown)
    return;
  g_autofree char *text = studio_view_run_result (&tally);
  gtk_label_set_label (self->result, text);
}

static gboolean
fill_one (GtkWidget *list)
{
  StudioQueueList *self = STUDIO_QUEUE_LIST (list);
  guint wanted = MIN (g_list_model_get_n_items (G_LIST_MODEL (self->active)) + 1, self->n_wanted);
  guint size = MIN (gtk_slice_list_model_get_size (self->shown) + 1, wanted);

  gtk_slice_list_model_set_size (self->shown, size);
  return size < wanted;
}

static void
update_cb (StudioQueueList *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->active));
  guint n_more = n > self->n_wanted ? n - self->n_wanted : 0;
  guint n_waiting = self->queue == NULL ? 0 : studio_queue_get_n_waiting (self->queue);

  update_result (self);
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0 || gtk_widget_get_visible (self->result_box));
  gtk_widget_set_visible (GTK_WIDGET (self->list_box), n > 0);
  gtk_widget_set_visible (self->pause, n > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->more), n_more > 0);
  gtk_widget_set_visible (self->cancel_waiting, n_waiting > 1 && n_waiting < n);
  if (n == 0)
    self->n_wanted = FIRST_ROWS;
  /* A row takes milliseconds to make: at most one comes with what is new. */
  studio_turns_add (GTK_WIDGET (self), fill_one);
  if (n_more == 0)
    return;
  g_autofree char *text = g_strdup_printf (ngettext ("Show %'u _More", "Show %'u _More", n_more),
                                           n_more);
  gtk_button_set_label (self->more, text);
}

static void
job_ended_cb (StudioQueueList *self, StudioJob *job)
{
  gboolean focused = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;
  StudioRun *run = studio_job_get_run (job);

  /* The button that cancelled the last one goes; the focus would land on whatever comes next. */
  if (focused && studio_queue_get_n_active (self->queue) == 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.focus-prompt", NULL);
  if (run != self->run)
    {
      g_clear_pointer (&self->run, studio_run_unref);
      self->run = run == NULL ? NULL : studio_run_ref (run);
    }
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_MORE_STRICT);
  update_cb (self);
}

static void
cancel_all_cb (StudioQueueList *self)
{
  if (self->queue != NULL)
    studio_queue_cancel_all (self->queue);
}

static void
cancel_waiting_cb (StudioQueueList *self)
{
  if (self->queue != NULL)
    studio_queue_cancel_waiting (self->queue);
}

static void
show_more_cb (StudioQueueList *self)
{
  self->n_wanted += MORE_ROWS;
  update_cb (self);
}

/* Only what failed: what was refused would be refused again. The window asks first where something
 * of it may have been billed. */
static void
retry_cb (StudioQueueList *self)
{
  GListModel *jobs = G_LIST_MODEL (self->queue);

  for (guint i = 0; i < g_list_model_get_n_items (jobs); i++)
    {
      g_autoptr (StudioJob) job = g_list_model_get_item (jobs, i);
      StudioRecordState state = studio_job_get_state (job);
      if (studio_job_get_run (job) != self->run
          || (state != STUDIO_RECORD_FAILED && state != STUDIO_RECORD_UNKNOWN))
        continue;
      gtk_widget_activate_action (
          GTK_WIDGET (self), "win.try-again", "x", studio_job_get_record_id (job));
      break;
    }
  update_cb (self);
}

static void
dismiss_cb (StudioQueueList *self)
{
  g_clear_pointer (&self->run, studio_run_unref);
  update_cb (self);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.focus-prompt", NULL);
}

static void
set_paused (StudioQueueList *self, gboolean paused)
{
  if (self->queue != NULL)
    studio_queue_set_paused (self->queue, paused);
}

static void
paused_cb (StudioQueueList *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAUSED]);
}

static char *
pause_icon (gpointer self G_GNUC_UNUSED, gboolean paused)
{
  return g_strdup (paused ? "media-playback-start-symbolic" : "media-playback-pause-symbolic");
}

static GtkWidget *
find_row (StudioQueueList *self, StudioJob *job)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list_box));

  while (
      row != NULL
      && !(STUDIO_IS_QUEUE_ROW (row) && studio_queue_row_get_job (STUDIO_QUEUE_ROW (row)) == job))
    row = gtk_widget_get_next_sibling (row);
  return row;
}

/* The row is made anew in its new place, and takes the focus along. */
static void
place_job (StudioQueueList *self, StudioJob *job, guint place)
{
  g_autoptr (StudioJob) alive = g_object_ref (job);

  studio_queue_place (self->queue, job, place);
  GtkWidget *row = find_row (self, alive);
  if (row != NULL)
    gtk_widget_grab_focus (row);
}

static void
row_moved_cb (StudioQueueList *self, StudioQueueMove move, StudioQueueRow *row)
{
  StudioJob *job = studio_queue_row_get_job (row);
  guint place = studio_queue_find_place (self->queue, job);

  if (place == G_MAXUINT)
    return;
  switch (move)
    {
    case STUDIO_QUEUE_MOVE_FIRST:
      place_job (self, job, 0);
      break;
    case STUDIO_QUEUE_MOVE_UP:
      place_job (self, job, place == 0 ? 0 : place - 1);
      break;
    case STUDIO_QUEUE_MOVE_DOWN:
      place_job (self, job, place + 1);
      break;
    case STUDIO_QUEUE_MOVE_LAST:
      place_job (self, job, G_MAXUINT);
      break;
    default:
      break;
    }
}

static void
row_dropped_cb (StudioQueueList *self, StudioJob *job, StudioQueueRow *row)
{
  guint place = studio_queue_find_place (self->queue, studio_queue_row_get_job (row));

  if (job != studio_queue_row_get_job (row))
    place_job (self, job, place == G_MAXUINT ? 0 : place);
}

static GtkWidget *
create_row (gpointer item, gpointer data)
{
  GtkWidget *row = studio_queue_row_new (item);

  g_signal_connect_object (row, "moved", G_CALLBACK (row_moved_cb), data, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "dropped", G_CALLBACK (row_dropped_cb), data, G_CONNECT_SWAPPED);
  return row;
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
    case PROP_PAUSED:
      g_value_set_boolean (value, self->queue != NULL && studio_queue_get_paused (self->queue));
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
    case PROP_PAUSED:
      set_paused (STUDIO_QUEUE_LIST (object), g_value_get_boolean (value));
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
  g_clear_object (&self->shown);
  g_clear_object (&self->active);
  g_clear_pointer (&self->run, studio_run_unref);
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
  properties[PROP_PAUSED] = g_param_spec_boolean (
      "paused", NULL, NULL, FALSE, STUDIO_PARAM_READWRITE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/UltraStudio/studio-queue-list.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioQueueList, list_box);
  gtk_widget_class_bind_template_child (widget_class, StudioQueueList, pause);
  gtk_widget_class_bind_template_child (widget_class, StudioQueueList, more);
  gtk_widget_class_bind_template_child (widget_class, StudioQueueList, cancel_waiting);
  gtk_widget_class_bind_template_child (widget_class, StudioQueueList, result_box);
  gtk_widget_class_bind_template_child (widget_class, StudioQueueList, result);
  gtk_widget_class_bind_template_child (widget_class, StudioQueueList, retry);
  gtk_widget_class_bind_template_callback (widget_class, cancel_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_waiting_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_more_cb);
  gtk_widget_class_bind_template_callback (widget_class, retry_cb);
  gtk_widget_class_bind_template_callback (widget_class, dismiss_cb);
  gtk_widget_class_bind_template_callback (widget_class, pause_icon);
}

static void
studio_queue_list_init (StudioQueueList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->filter = gtk_custom_filter_new (match_active, NULL, NULL);
  self->active = gtk_filter_list_model_new (NULL, g_object_ref (GTK_FILTER (self->filter)));
  g_signal_connect_object (
      self->active, "items-changed", G_CALLBACK (update_cb), self, G_CONNECT_SWAPPED);
  self->n_wanted = FIRST_ROWS;
  self->shown = gtk_slice_list_model_new (g_object_ref (G_LIST_MODEL (self->active)), 0, 1);
  gtk_list_box_bind_model (self->list_box, G_LIST_MODEL (self->shown), create_row, self, NULL);
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
    g_signal_handlers_disconnect_by_data (old, self);
  if (queue != NULL)
    {
      g_signal_connect_object (
          queue, "job-ended", G_CALLBACK (job_ended_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (
          queue, "notify::paused", G_CALLBACK (paused_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (
          queue, "notify::n-waiting", G_CALLBACK (update_cb), self, G_CONNECT_SWAPPED);
    }
  gtk_filter_list_model_set_model (self->active, (GListModel *) queue);
  studio_property_set_object (self, properties[PROP_QUEUE], &self->queue, queue);
  paused_cb (self);
  update_cb (self);
}
