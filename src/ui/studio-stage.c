/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-stage.h"

#include "studio-decoded-cache.h"
#include "studio-failure-page.h"
#include "studio-filmstrip.h"
#include "studio-image-drag.h"
#include "studio-key-follower.h"
#include "studio-property.h"
#include "studio-shared-closures.h"
#include "studio-style-ahead.h"
#include "studio-welcome.h"

struct _StudioStage
{
  AdwBin parent_instance;

  GtkStack *stack;
  StudioViewer *viewer;
  StudioFilmstrip *filmstrip;
  StudioSession *session;
  gboolean has_shown;
  gboolean failed;
  gboolean bare;
  gboolean follow;
};

G_DEFINE_FINAL_TYPE (StudioStage, studio_stage, ADW_TYPE_BIN)

typedef enum
{
  PROP_SESSION = 1,
  PROP_BARE,
  PROP_FOLLOW,
} StudioStageProperty;

static GParamSpec *properties[PROP_FOLLOW + 1];

/* Most starts need neither of the pages that stand in the place of the viewer. */
static GtkWidget *
ensure_page (StudioStage *self, const char *name, GType type)
{
  GtkWidget *page = gtk_stack_get_child_by_name (self->stack, name);

  if (page != NULL)
    return page;
  page = g_object_new (type, NULL);
  gtk_stack_add_named (self->stack, page, name);
  return page;
}

static void
update_page (StudioStage *self)
{
  gboolean connected = studio_session_get_connection (self->session) != NULL;
  GtkWidget *page = GTK_WIDGET (self->viewer);

  if (self->failed)
    return;
  if (!connected && !self->has_shown)
    page = ensure_page (self, "welcome", STUDIO_TYPE_WELCOME);
  gtk_stack_set_visible_child (self->stack, page);
  studio_style_ahead (GTK_WIDGET (self));
}

/* The images on either side of the one on show are decoded ahead. */
static void
want_neighbours (StudioStage *self, StudioJob *shown)
{
  static const int steps[] = { 1, -1, 2, -2 };
  GListModel *queue = G_LIST_MODEL (studio_session_get_queue (self->session));
  gint64 ids[G_N_ELEMENTS (steps)] = { 0 };
  guint position = studio_filmstrip_get_position (self->filmstrip);

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autoptr (StudioJob) job = g_list_model_get_item (queue, position + (guint) steps[i]);
      if (job != NULL && job != shown && studio_job_get_state (job) == STUDIO_RECORD_KEPT)
        ids[i] = studio_job_get_record_id (job);
    }
  studio_decoded_cache_want (
      studio_session_get_decoded_cache (self->session), ids, G_N_ELEMENTS (ids));
}

static void
step_action (GtkWidget *widget, G_GNUC_UNUSED const char *name, GVariant *parameter)
{
  StudioStage *self = STUDIO_STAGE (widget);
  GListModel *queue = G_LIST_MODEL (studio_session_get_queue (self->session));
  guint position = studio_filmstrip_get_position (self->filmstrip);
  guint n_items = g_list_model_get_n_items (queue);
  int direction = g_variant_get_int32 (parameter);

  if (position == GTK_INVALID_LIST_POSITION)
    position = direction > 0 ? G_MAXUINT : n_items;
  g_autoptr (StudioJob) job = g_list_model_get_item (queue, position + (guint) direction);
  if (job != NULL)
    studio_stage_show_job (self, job);
}

/* Whoever asked for it sees each image as soon as it is there. */
static void
job_ended_cb (StudioStage *self, StudioJob *job)
{
  if (self->follow && studio_job_get_state (job) == STUDIO_RECORD_KEPT)
    studio_stage_show_job (self, job);
}

static void
job_activated_cb (StudioStage *self, StudioJob *job)
{
  studio_stage_show_job (self, job);
}

static void
studio_stage_constructed (GObject *object)
{
  StudioStage *self = STUDIO_STAGE (object);

  G_OBJECT_CLASS (studio_stage_parent_class)->constructed (object);
  studio_viewer_set_session (self->viewer, self->session);
  studio_image_drag_attach_viewer (self->viewer);
  studio_filmstrip_set_session (self->filmstrip, self->session);
  g_signal_connect_object (
      self->session, "notify::connection", G_CALLBACK (update_page), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (studio_session_get_queue (self->session),
                           "job-ended",
                           G_CALLBACK (job_ended_cb),
                           self,
                           G_CONNECT_SWAPPED);
  update_page (self);
}

static void
studio_stage_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  StudioStage *self = STUDIO_STAGE (object);

  switch ((StudioStageProperty) id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    case PROP_BARE:
      g_value_set_boolean (value, self->bare);
      break;
    case PROP_FOLLOW:
      g_value_set_boolean (value, self->follow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
studio_stage_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  StudioStage *self = STUDIO_STAGE (object);

  switch ((StudioStageProperty) id)
    {
    case PROP_SESSION:
      self->session = g_value_dup_object (value);
      break;
    case PROP_BARE:
      studio_property_set_boolean (self, pspec, &self->bare, g_value_get_boolean (value));
      break;
    case PROP_FOLLOW:
      studio_property_set_boolean (self, pspec, &self->follow, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
studio_stage_dispose (GObject *object)
{
  StudioStage *self = STUDIO_STAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), STUDIO_TYPE_STAGE);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_stage_parent_class)->dispose (object);
}

/* The arrows reach the stage where the image is not larger than the view. */
static void
bind_keys (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key;
    GdkModifierType state;
    int direction;
  } keys[] = {
    { GDK_KEY_Page_Down, 0, 1 },
    { GDK_KEY_Page_Up, 0, -1 },
  };
  /* The next one lies where the language goes on. */
  int ahead = gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL ? -1 : 1;

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (
        widget_class, keys[i].key, keys[i].state, "stage.step", "i", keys[i].direction);
  gtk_widget_class_add_binding_action (
      widget_class, GDK_KEY_Right, (GdkModifierType) 0, "stage.step", "i", ahead);
  gtk_widget_class_add_binding_action (
      widget_class, GDK_KEY_Left, (GdkModifierType) 0, "stage.step", "i", -ahead);
}

static void
studio_stage_class_init (StudioStageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = studio_stage_constructed;
  object_class->get_property = studio_stage_get_property;
  object_class->set_property = studio_stage_set_property;
  object_class->dispose = studio_stage_dispose;

  properties[PROP_SESSION] = g_param_spec_object (
      "session", NULL, NULL, STUDIO_TYPE_SESSION, STUDIO_PARAM_CONSTRUCT_ONLY);
  properties[PROP_BARE] = g_param_spec_boolean ("bare", NULL, NULL, FALSE, STUDIO_PARAM_READWRITE);
  properties[PROP_FOLLOW] = g_param_spec_boolean (
      "follow", NULL, NULL, FALSE, STUDIO_PARAM_READWRITE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_install_action (widget_class, "stage.step", "i", step_action);
  bind_keys (widget_class);
  g_type_ensure (STUDIO_TYPE_FILMSTRIP);
  g_type_ensure (STUDIO_TYPE_VIEWER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/UltraStudio/studio-stage.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioStage, stack);
  gtk_widget_class_bind_template_child (widget_class, StudioStage, viewer);
  gtk_widget_class_bind_template_child (widget_class, StudioStage, filmstrip);
  gtk_widget_class_bind_template_callback (widget_class, job_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, studio_closure_neither);
}

static void
studio_stage_init (StudioStage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  studio_key_follower_follow (GTK_WIDGET (self));
}

/**
 * studio_stage_new:
 * @session: a session that was opened, or that cannot be
 *
 * Returns: (transfer floating): a stage
 */
GtkWidget *
studio_stage_new (StudioSession *session)
{
  return g_object_new (STUDIO_TYPE_STAGE, "session", session, NULL);
}

/**
 * studio_stage_get_viewer:
 * @self: a stage
 *
 * Returns: (transfer none): where one image is shown
 */
StudioViewer *
studio_stage_get_viewer (StudioStage *self)
{
  g_return_val_if_fail (STUDIO_IS_STAGE (self), NULL);
  return self->viewer;
}

/**
 * studio_stage_set_failure:
 * @self: a stage
 * @error: (nullable): why the library could not be opened; %NULL once it could
 *
 * Puts that in the place of the image.
 */
void
studio_stage_set_failure (StudioStage *self, const GError *error)
{
  g_return_if_fail (STUDIO_IS_STAGE (self));
  self->failed = error != NULL;
  update_page (self);
  if (error == NULL)
    return;
  GtkWidget *page = ensure_page (self, "failure", STUDIO_TYPE_FAILURE_PAGE);
  studio_failure_page_set_error (STUDIO_FAILURE_PAGE (page), error);
  gtk_stack_set_visible_child (self->stack, page);
  studio_style_ahead (GTK_WIDGET (self));
}

/**
 * studio_stage_show_job:
 * @self: a stage
 * @job: a job of the session's queue
 *
 * Shows @job large, and the ring round it in the strip.
 */
void
studio_stage_show_job (StudioStage *self, StudioJob *job)
{
  g_return_if_fail (STUDIO_IS_STAGE (self));
  self->has_shown = TRUE;
  studio_viewer_show_job (self->viewer, job);
  studio_filmstrip_set_selected_job (self->filmstrip, job);
  want_neighbours (self, job);
  update_page (self);
}

/**
 * studio_stage_show_record:
 * @self: a stage
 * @record: an image of the library
 *
 * Shows @record large.
 */
void
studio_stage_show_record (StudioStage *self, StudioRecord *record)
{
  g_return_if_fail (STUDIO_IS_STAGE (self));
  self->has_shown = TRUE;
  studio_viewer_show_record (self->viewer, record);
  studio_filmstrip_set_selected_job (self->filmstrip, NULL);
  update_page (self);
}

/**
 * studio_stage_bind_settings:
 * @self: a stage
 * @settings: the settings of the window
 *
 * Follows what a person has chosen, and keeps what is chosen here.
 */
void
studio_stage_bind_settings (StudioStage *self, GSettings *settings)
{
  g_settings_bind (settings, "follow-newest", self, "follow", G_SETTINGS_BIND_GET);
  g_settings_bind (settings,
                   "show-image-info",
                   studio_viewer_get_info (self->viewer),
                   "visible",
                   G_SETTINGS_BIND_DEFAULT);
}
