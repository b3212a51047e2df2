import { Alert, Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { EndReason } from '../../client';
import { useSession } from './hooks';
import { SignFrame } from './SignFrame';
import { useSubmit } from './useSubmit';

interface Fields {
  username: string;
  password: string;
}

export function SignIn({ because }: { because: EndReason | undefined }) {
  const { t } = useTranslation();
  const session = useSession();
  const { submit, busy, problem } = useSubmit();
  const signIn = ({ username, password }: Fields) =>
    submit(() => session.signIn(username.trim().toLowerCase(), password));
  const notice = problem ?? (because === undefined ? undefined : t('signIn.ended'));
  return (
    <SignFrame
      title={t('signIn.title')}
      other={
        <>
          {t('signIn.other')} <Link to="/signup">{t('signIn.toSignUp')}</Link>
        </>
      }
    >
      <Form<Fields> layout="vertical" requiredMark={false} onFinish={(fields) => void signIn(fields)} validateTrigger="onSubmit">
        {notice !== undefined && <Alert type={problem === undefined ? 'warning' : 'error'} title={notice} role="alert" showIcon />}
        <Form.Item name="username" label={t('field.username')} rules={[{ required: true, message: t('field.required') }]}>
          <Input autoComplete="username" autoCapitalize="none" spellCheck={false} autoFocus />
        </Form.Item>
        <Form.Item name="password" label={t('field.password')} rules={[{ required: true, message: t('field.required') }]}>
          <Input.Password autoComplete="current-password" />
        </Form.Item>
        <Button type="primary" htmlType="submit" size="large" block loading={busy}>
          {t('signIn.submit')}
        </Button>
      </Form>
    </SignFrame>
  );
}
