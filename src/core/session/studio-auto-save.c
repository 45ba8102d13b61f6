/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-auto-save.h"

#include "studio-auto-save-round.h"
#include "studio-property.h"

/* A look at a folder that is not there takes no time worth counting. */
#define RETRY_SECONDS 5

struct _StudioAutoSave
{
  GObject parent_instance;

  StudioSession *session;
  StudioLibrary *library;
  GCancellable *cancellable;
  char *folder; /* (nullable): none is wanted */
  char *name_template;
  StudioExportOptions options;
  GError *problem;
  gboolean has_target; /* whether anything is to be done */
  gboolean busy;
  gboolean again;
  guint retry;
};

G_DEFINE_FINAL_TYPE (StudioAutoSave, studio_auto_save, G_TYPE_OBJECT)

typedef enum
{
  PROP_PROBLEM = 1,
  PROP_BUSY,
} StudioAutoSaveProperty;

static GParamSpec *properties[PROP_BUSY + 1];

/* What one round works with, whatever is chosen meanwhile. */
typedef struct
{
  StudioLibrary *library;
  char *folder; /* (nullable) */
  char *name_template;
  StudioExportOptions options;
} Work;

static void
free_work (gpointer data)
{
  Work *self = data;

  g_object_unref (self->library);
  g_free (self->folder);
  g_free (self->name_template);
  g_free (self);
}

static void
work_in_thread (GTask *task,
                G_GNUC_UNUSED gpointer source,
                gpointer data,
                GCancellable *cancellable)
{
  Work *self = data;
  GError *error = NULL;

  if (self->folder == NULL)
    studio_auto_save_forget (self->library);
  else
    studio_auto_save_round (self->library, self->folder, &self->options, cancellable, &error);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
set_busy (StudioAutoSave *self, gboolean busy)
{
  self->busy = busy;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

/* Takes @problem. */
static void
set_problem (StudioAutoSave *self, GError *problem)
{
  g_autoptr (GError) earlier = self->problem;
  gboolean same = earlier == NULL || problem == NULL
                      ? earlier == problem
                      : g_str_equal (earlier->message, problem->message);

  self->problem = problem;
  if (!same)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROBLEM]);
}

static gboolean
retry_cb (gpointer data)
{
  StudioAutoSave *self = data;

  self->retry = 0;
  studio_auto_save_look (self);
  return G_SOURCE_REMOVE;
}

static void
worked_cb (GObject *source, GAsyncResult *result, G_GNUC_UNUSED gpointer data)
{
  StudioAutoSave *self = STUDIO_AUTO_SAVE (source);
  GError *error = NULL;

  g_task_propagate_boolean (G_TASK (result), &error);
  set_busy (self, FALSE);
  if (self->session == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_clear_error (&error);
  set_problem (self, error);
  if (self->again)
    studio_auto_save_look (self);
  else if (error != NULL && self->retry == 0)
    self->retry = g_timeout_add_seconds (RETRY_SECONDS, retry_cb, self);
}

static void
library_cb (StudioAutoSave *self)
{
  if (self->library != NULL || studio_session_get_library (self->session) == NULL)
    return;
  self->library = g_object_ref (studio_session_get_library (self->session));
  g_signal_connect_object (
      self->library, "added", G_CALLBACK (studio_auto_save_look), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      self->library, "reload", G_CALLBACK (studio_auto_save_look), self, G_CONNECT_SWAPPED);
  studio_auto_save_look (self);
}

static void
studio_auto_save_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  StudioAutoSave *self = STUDIO_AUTO_SAVE (object);

  switch ((StudioAutoSaveProperty) id)
    {
    case PROP_PROBLEM:
      g_value_set_boxed (value, self->problem);
      break;
    case PROP_BUSY:
      g_value_set_boolean (value, self->busy);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
studio_auto_save_dispose (GObject *object)
{
  StudioAutoSave *self = STUDIO_AUTO_SAVE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->retry, g_source_remove);
  g_clear_object (&self->library);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_auto_save_parent_class)->dispose (object);
}

static void
studio_auto_save_finalize (GObject *object)
{
  StudioAutoSave *self = STUDIO_AUTO_SAVE (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->folder, g_free);
  g_clear_pointer (&self->name_template, g_free);
  g_clear_error (&self->problem);
  G_OBJECT_CLASS (studio_auto_save_parent_class)->finalize (object);
}

static void
studio_auto_save_class_init (StudioAutoSaveClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = studio_auto_save_get_property;
  object_class->dispose = studio_auto_save_dispose;
  object_class->finalize = studio_auto_save_finalize;
  properties[PROP_PROBLEM] = g_param_spec_boxed (
      "problem", NULL, NULL, G_TYPE_ERROR, STUDIO_PARAM_READABLE);
  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, STUDIO_PARAM_READABLE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
studio_auto_save_init (StudioAutoSave *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * studio_auto_save_new:
 * @session: a session, whose library may be opened later
 *
 * Returns: (transfer full): it; does nothing until studio_auto_save_set_target()
 */
StudioAutoSave *
studio_auto_save_new (StudioSession *session)
{
  StudioAutoSave *self = g_object_new (STUDIO_TYPE_AUTO_SAVE, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (
      session, "notify::library", G_CALLBACK (library_cb), self, G_CONNECT_SWAPPED);
  library_cb (self);
  return self;
}

/**
 * studio_auto_save_set_target:
 * @self: an auto-save
 * @folder: (nullable): where images are to be written too, %NULL for nowhere
 * @options: (nullable): what the copies are like
 *
 * While there is a folder, images that could not be written to an earlier one go to this one. What
 * is made while there is none is never written.
 */
void
studio_auto_save_set_target (StudioAutoSave *self,
                             const char *folder,
                             const StudioExportOptions *options)
{
  const StudioExportOptions none = { 0 };

  g_return_if_fail (STUDIO_IS_AUTO_SAVE (self));

  g_free (self->folder);
  g_free (self->name_template);
  self->folder = g_strdup (folder);
  self->options = options == NULL ? none : *options;
  self->name_template = g_strdup (self->options.name_template);
  self->has_target = TRUE;
  studio_auto_save_look (self);
}

/**
 * studio_auto_save_look:
 * @self: an auto-save
 *
 * Writes what is to be written, or tries again.
 */
void
studio_auto_save_look (StudioAutoSave *self)
{
  g_return_if_fail (STUDIO_IS_AUTO_SAVE (self));

  self->again = self->busy;
  if (self->busy || !self->has_target || self->library == NULL
      || studio_library_get_read_only (self->library) != NULL)
    return;
  g_autoptr (GTask) task = g_task_new (self, self->cancellable, worked_cb, NULL);
  Work *work = g_new0 (Work, 1);
  work->library = g_object_ref (self->library);
  work->folder = g_strdup (self->folder);
  work->name_template = g_strdup (self->name_template);
  work->options = self->options;
  work->options.name_template = work->name_template;
  /* What is not wanted is forgotten once. */
  self->has_target = self->folder != NULL;
  g_task_set_source_tag (task, studio_auto_save_look);
  g_task_set_task_data (task, work, free_work);
  set_busy (self, TRUE);
  g_task_run_in_thread (task, work_in_thread);
}

/**
 * studio_auto_save_get_problem:
 * @self: an auto-save
 *
 * Returns: (nullable) (transfer none): why images cannot be written to the folder
 */
const GError *
studio_auto_save_get_problem (StudioAutoSave *self)
{
  return self->problem;
}

/**
 * studio_auto_save_get_busy:
 * @self: an auto-save
 *
 * Returns: whether it is at work
 */
gboolean
studio_auto_save_get_busy (StudioAutoSave *self)
{
  return self->busy;
}
