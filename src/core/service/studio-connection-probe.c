/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-connection-probe.h"

#include "studio-address.h"
#include "studio-error.h"
#include "studio-model-list.h"
#include "studio-secret.h"
#include "studio-small-get.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SUBJECT_ADDRESS "address"
#define SUBJECT_MODEL "model"
#define SUBJECT_KEY "key"
#define SUBJECT_IMAGES "images"

typedef struct
{
  SoupSession *session;
  char *address;
  StudioSecret *key;
  char *model;
  GListStore *findings;
} Probe;

static void
free_probe (gpointer data)
{
  Probe *self = data;
  g_clear_object (&self->session);
  g_clear_object (&self->findings);
  g_free (self->address);
  studio_secret_free (self->key);
  g_free (self->model);
  g_free (self);
}

/* Takes the finding. */
static void
add (Probe *self, StudioFinding *finding)
{
  g_list_store_append (self->findings, finding);
  g_object_unref (finding);
}

static void
add_problem (Probe *self, const char *subject, StudioErrorCode code, const char *sentence)
{
  g_autoptr (GError) error = g_error_new_literal (STUDIO_ERROR, (int) code, sentence);
  add (self, studio_finding_new_disproved (subject, error));
}

static void
complete (GTask *task)
{
  Probe *self = g_task_get_task_data (task);
  add (self,
       studio_finding_new (SUBJECT_IMAGES,
                           STUDIO_FINDING_OPEN,
                           "%s",
                           _ ("Whether images are made shows only when one is made and billed.")));
  g_task_return_pointer (task, g_object_ref (self->findings), g_object_unref);
}

static void
judge_key (Probe *self, const StudioSmallReply *reply)
{
  gboolean json = reply->whole && studio_model_list_is_json (reply->body, reply->size);

  if (reply->status == 200 && json)
    add (self,
         studio_finding_new (
             SUBJECT_KEY, STUDIO_FINDING_PROVED, "%s", _ ("The service accepts the key.")));
  else if (reply->status == 401)
    add_problem (self, SUBJECT_KEY, STUDIO_ERROR_KEY_REFUSED, _ ("The service refuses the key."));
  else
    add (self,
         studio_finding_new (SUBJECT_KEY,
                             STUDIO_FINDING_OPEN,
                             /* Translators: %u is an HTTP status, such as 404. */
                             _ ("Whether the key is good cannot be told without paying: "
                                "the service answers %u to the question."),
                             reply->status));
}

static void
servers_cb (G_GNUC_UNUSED GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Probe *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioSmallReply) reply = studio_small_get_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  if (reply == NULL)
    add (self,
         studio_finding_new (SUBJECT_KEY,
                             STUDIO_FINDING_OPEN,
                             _ ("Whether the key is good could not be asked: %s"),
                             error->message));
  else
    judge_key (self, reply);
  complete (task);
}

static void
judge_model (Probe *self, const StudioSmallReply *reply)
{
  g_autofree char *regions = NULL;
  StudioModelListing listing = studio_model_list_find (
      reply->body, reply->whole ? reply->size : 0, self->model, &regions);

  if (reply->status != 200 || listing == STUDIO_MODEL_LISTING_NONE)
    {
      add (self,
           studio_finding_new (SUBJECT_MODEL,
                               STUDIO_FINDING_OPEN,
                               _ ("Whether it has the model %s cannot be told: the service does "
                                  "not list its models."),
                               self->model));
      return;
    }
  if (listing == STUDIO_MODEL_LISTING_WITHOUT)
    {
      g_autofree char *sentence = g_strdup_printf (
          _ ("The service does not list the model %s; another region may have it."), self->model);
      add_problem (self, SUBJECT_MODEL, STUDIO_ERROR_MODEL, sentence);
      return;
    }
  add (self,
       *regions == '\0' ? studio_finding_new (
           SUBJECT_MODEL, STUDIO_FINDING_PROVED, _ ("The service lists the model %s."), self->model)
                        : studio_finding_new (SUBJECT_MODEL,
                                              STUDIO_FINDING_PROVED,
                                              /* Translators: a model, then names of regions */
                                              _ ("The service lists the model %s, in %s."),
                                              self->model,
                                              regions));
}

static gboolean
judge_address (Probe *self, const StudioSmallReply *reply)
{
  g_autofree char *host = studio_address_dup_host (self->address);

  if (reply->status >= 300 && reply->status < 400)
    {
      add_problem (self,
                   SUBJECT_ADDRESS,
                   STUDIO_ERROR_ADDRESS,
                   _ ("The host sends on to another address; the key was not sent there."));
      return FALSE;
    }
  if (reply->status == 200)
    add (self,
         studio_finding_new (
             SUBJECT_ADDRESS, STUDIO_FINDING_PROVED, _ ("%s can be reached and answers."), host));
  else
    add (self,
         studio_finding_new (SUBJECT_ADDRESS,
                             STUDIO_FINDING_OPEN,
                             /* Translators: a host, then an HTTP status, such as 404. */
                             _ ("%s can be reached, but answers %u to a harmless question."),
                             host,
                             reply->status));
  return TRUE;
}

static void
ask_with_key (GTask *task)
{
  Probe *self = g_task_get_task_data (task);
  g_autoptr (SoupMessage) message = studio_small_get_new_message (
      self->address, "/v1/mcp/servers", self->key);
  studio_small_get_async (self->session,
                          message,
                          STUDIO_CONNECTION_PROBE_SECONDS,
                          g_task_get_cancellable (task),
                          servers_cb,
                          g_object_ref (task));
}

static void
models_cb (G_GNUC_UNUSED GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Probe *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioSmallReply) reply = studio_small_get_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  if (reply == NULL)
    add (self, studio_finding_new_disproved (SUBJECT_ADDRESS, error));
  if (reply == NULL || !judge_address (self, reply))
    {
      add (self,
           studio_finding_new (
               SUBJECT_KEY, STUDIO_FINDING_OPEN, "%s", _ ("The key was not sent anywhere.")));
      complete (task);
      return;
    }
  judge_model (self, reply);
  ask_with_key (task);
}

/**
 * studio_connection_probe_async:
 * @session: where connections come from
 * @address: an address of studio_address_normalise()
 * @key: a key of studio_key_normalise()
 * @model: a model id
 * @cancellable: (nullable): closes the connection
 * @callback: called in the thread-default main context of the caller
 * @user_data: for @callback
 *
 * Asks two things that cost nothing: `GET /available-models` without the key, which shows that
 * address and model are there, and `GET /v1/mcp/servers` with it, which Heroku answers for a good
 * key only. Whether the key may make images is not asked: that costs money.
 */
void
studio_connection_probe_async (SoupSession *session,
                               const char *address,
                               const char *key,
                               const char *model,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Probe *self = g_new0 (Probe, 1);

  g_task_set_source_tag (task, studio_connection_probe_async);
  g_task_set_task_data (task, self, free_probe);
  self->session = g_object_ref (session);
  self->address = g_strdup (address);
  self->key = g_strdup (key);
  self->model = g_strdup (model);
  self->findings = g_list_store_new (STUDIO_TYPE_FINDING);
  g_autoptr (SoupMessage) message = studio_small_get_new_message (
      address, "/available-models", NULL);
  if (message == NULL)
    {
      g_task_return_new_error (
          task, STUDIO_ERROR, STUDIO_ERROR_ADDRESS, "%s", _ ("The address cannot be read."));
      return;
    }
  studio_small_get_async (session,
                          message,
                          STUDIO_CONNECTION_PROBE_SECONDS,
                          cancellable,
                          models_cb,
                          g_steal_pointer (&task));
}

/**
 * studio_connection_probe_finish:
 * @result: what the callback was given
 * @error: return location; %G_IO_ERROR_CANCELLED or %STUDIO_ERROR_ADDRESS. A service that cannot be
 *   reached is a finding, no error
 *
 * Returns: (transfer full) (nullable): #StudioFinding objects, in the order of asking
 */
GListModel *
studio_connection_probe_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, studio_connection_probe_async), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * studio_connection_probe_find_problem:
 * @findings: what studio_connection_probe_finish() gave
 *
 * Returns: (transfer none) (nullable): the first thing that was disproved, owned by its finding;
 *   that of the key before that of the model
 */
const GError *
studio_connection_probe_find_problem (GListModel *findings)
{
  const GError *problem = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (StudioFinding) finding = g_list_model_get_item (findings, i);
      const GError *error = studio_finding_get_error (finding);
      gboolean is_key = strcmp (studio_finding_get_subject (finding), SUBJECT_KEY) == 0;
      if (error != NULL && (problem == NULL || is_key))
        problem = error;
    }
  return problem;
}
