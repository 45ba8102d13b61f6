/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-announcer.h"

#include "studio-property.h"
#include "studio-shared-closures.h"
#include "studio-view-closures.h"

#include <glib/gi18n-lib.h>

struct _StudioAnnouncer
{
  GtkWidget parent_instance;

  StudioSession *session;
  char *said;
};

G_DEFINE_FINAL_TYPE (StudioAnnouncer, studio_announcer, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_SESSION = 1,
} StudioAnnouncerProperty;

static GParamSpec *properties[PROP_SESSION + 1];

static void
say_of (StudioAnnouncer *self, StudioRecordState state, const char *what)
{
  g_autofree char *title = studio_closure_job_title (NULL, state, 0);
  /* Translators: what has become of an image, and of which or why */
  g_autofree char *text = g_strdup_printf (_ ("%s: %s"), title, what);

  studio_announcer_say (self, text);
}

static void
job_ended_cb (StudioAnnouncer *self, StudioJob *job)
{
  const GError *error = studio_job_get_error (job);
  StudioRecordState state = studio_job_get_state (job);
  StudioRequest *request = studio_job_get_request (job);
  g_autofree char *name = studio_view_image_name (
      NULL, studio_request_get_prompt (request), studio_request_get_aspect_ratio (request), FALSE);

  say_of (self, state, state == STUDIO_RECORD_KEPT || error == NULL ? name : error->message);
}

/* The queue keeps what ended; that does not come again. */
static void
items_changed_cb (StudioAnnouncer *self,
                  guint position,
                  guint n_removed,
                  guint n_added,
                  GListModel *queue)
{
  guint n_waiting = 0;

  for (guint i = position; n_removed == 0 && i < position + n_added; i++)
    {
      g_autoptr (StudioJob) job = g_list_model_get_item (queue, i);
      n_waiting += studio_job_get_state (job) == STUDIO_RECORD_QUEUED;
    }
  if (n_waiting == 0)
    return;
  g_autofree char *images = studio_view_n_images (NULL, n_waiting);
  say_of (self, STUDIO_RECORD_QUEUED, images);
}

static void
set_session (StudioAnnouncer *self, StudioSession *session)
{
  if (!g_set_object (&self->session, session))
    return;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
  if (session == NULL)
    return;
  StudioQueue *queue = studio_session_get_queue (session);
  g_signal_connect_object (
      queue, "items-changed", G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (queue, "job-ended", G_CALLBACK (job_ended_cb), self, G_CONNECT_SWAPPED);
}

static void
studio_announcer_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((StudioAnnouncerProperty) id)
    {
    case PROP_SESSION:
      g_value_set_object (value, STUDIO_ANNOUNCER (object)->session);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
studio_announcer_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch ((StudioAnnouncerProperty) id)
    {
    case PROP_SESSION:
      set_session (STUDIO_ANNOUNCER (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
studio_announcer_finalize (GObject *object)
{
  StudioAnnouncer *self = STUDIO_ANNOUNCER (object);

  g_clear_object (&self->session);
  g_free (self->said);
  G_OBJECT_CLASS (studio_announcer_parent_class)->finalize (object);
}

static void
studio_announcer_class_init (StudioAnnouncerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = studio_announcer_get_property;
  object_class->set_property = studio_announcer_set_property;
  object_class->finalize = studio_announcer_finalize;
  properties[PROP_SESSION] = g_param_spec_object (
      "session", NULL, NULL, STUDIO_TYPE_SESSION, STUDIO_PARAM_READWRITE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_STATUS);
}

static void
studio_announcer_init (StudioAnnouncer *self)
{
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Ultra Studio"), -1);
}

/**
 * studio_announcer_say:
 * @self: an announcer
 * @text: what to say; also when it is what was said before
 */
void
studio_announcer_say (StudioAnnouncer *self, const char *text)
{
  g_return_if_fail (STUDIO_IS_ANNOUNCER (self));
  g_free (self->said);
  self->said = g_strdup (text);
#if GTK_CHECK_VERSION(4, 14, 0)
  gtk_accessible_announce (
      GTK_ACCESSIBLE (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
#else
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
#endif
}

/**
 * studio_announcer_get_said:
 * @self: an announcer
 *
 * Returns: (transfer none) (nullable): what was said last
 */
const char *
studio_announcer_get_said (StudioAnnouncer *self)
{
  g_return_val_if_fail (STUDIO_IS_ANNOUNCER (self), NULL);
  return self->said;
}
